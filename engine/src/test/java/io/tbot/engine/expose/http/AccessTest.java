package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final String TOKEN = "0123456789abcdef";
    private final Access access = Access.explicit(TOKEN, List.of("Bot.Example:9465"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "LOCALHOST:1",
                "127.0.0.1",
                "127.0.0.1:9465",
                "[::1]",
                "[::1]:9465",
                "bot.example:80"
            })
    void letsLoopbackNamesAndConfiguredHostsRead(String host) throws Exception {
        assertThat(verdict("GET", true, "Host: " + host)).isEqualTo("ok");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "localhost:evil",
                "::1",
                "",
                "[::1",
                "localhost:80:80",
                "localhost:",
                "0.0.0.0",
                "a@localhost"
            })
    void turnsAwayEveryOtherHostOnLoopback(String host) throws Exception {
        assertThat(verdict("GET", true, "Host: " + host)).isEqualTo(host.equals("localhost:") ? "ok" : "421");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|true||ok",
                "HEAD|true||ok",
                "POST|true||401",
                "DELETE|true||401",
                "PUT|true||401",
                "POST|true|Bearer 0123456789abcdef|ok",
                "POST|true|bearer 0123456789abcdef|ok",
                "POST|true|Basic 0123456789abcdef|401",
                "POST|true|Bearer 0123456789abcdeF|401",
                "POST|true|Bearer 0123456789abcde|401",
                "POST|true|Bearer |401",
                "GET|false||401",
                "GET|false|Bearer 0123456789abcdef|ok"
            })
    void asksForTheTokenOnMutationsAndOnOpenAddresses(
            String method, boolean loopback, String authorization, String verdict) throws Exception {
        String field = authorization == null ? "X: y" : "Authorization: " + authorization;

        assertThat(verdict(method, loopback, "Host: localhost", field)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "http://localhost:9465|ok",
                "https://localhost:9465|ok",
                "http://localhost:3000|403",
                "http://evil.example|403",
                "http://127.0.0.1:9465|403",
                "null|403",
                "http://|403"
            })
    void takesMutationsOfABrowserFromOurOwnPageOnly(String origin, String verdict) throws Exception {
        String[] fields = {"Host: localhost:9465", "Authorization: Bearer " + TOKEN, "Origin: " + origin};

        assertThat(verdict("POST", true, fields)).isEqualTo(verdict);
        assertThat(verdict("GET", true, fields)).isEqualTo("ok");
    }

    @Test
    void needsALongExplicitTokenForAnOpenAddress() {
        assertThat(access.openAddressMistake()).isNull();
        assertThat(Access.explicit("0123456789abcde", List.of()).openAddressMistake())
                .contains("at least 16 characters");
        assertThat(Access.generated("0123456789abcdef0", List.of()).openAddressMistake())
                .isNotNull();
    }

    @Test
    void asksForTheTokenOnEveryPathOfAnOpenAddress() throws IOException {
        try (TestServer open = new TestServer(Limits.STANDARD, access, "0.0.0.0")) {
            assertThat(open.bound.moved()).isFalse();
            assertThat(open.get("/metrics")).startsWith("HTTP/1.1 401").contains("WWW-Authenticate: Bearer");
            assertThat(open.get("/nowhere")).startsWith("HTTP/1.1 401");
            assertThat(open.get("/metrics", "Authorization: Bearer " + TOKEN)).startsWith("HTTP/1.1 200");
            assertThat(open.rejected(Rejection.UNAUTHORIZED)).isEqualTo(2);
        }
    }

    @Test
    void asksForNoTokenWhereTheRequestItselfIsSignedButForOurHostAndOurPage() throws IOException {
        try (TestServer server = new TestServer()) {
            server.router.signed("/signed", r -> Response.text(200, r.method()));
            assertThat(server.request("POST", "/signed")).startsWith("HTTP/1.1 200");
            assertThat(server.request("POST", "/signed", "Origin: http://localhost"))
                    .startsWith("HTTP/1.1 200");
            assertThat(server.request("POST", "/signed", "Origin: http://evil.example"))
                    .startsWith("HTTP/1.1 403");
            assertThat(server.request("POST", "/echo")).startsWith("HTTP/1.1 401");
            assertThat(server.exchange("GET /signed HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 421");
        }
    }

    @Test
    void asksForNoTokenOfASignedRequestToAnOpenAddress() throws IOException {
        try (TestServer open = new TestServer(Limits.STANDARD, access, "0.0.0.0")) {
            open.router.signed("/signed", r -> Response.text(200, r.method()));
            assertThat(open.get("/signed")).startsWith("HTTP/1.1 200");
            assertThat(open.get("/metrics")).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void takesThePageOfAProxyForOurs() throws IOException {
        Access behind = Access.generated(TestServer.TOKEN, List.of()).behind("bot.example.net:8443");
        try (TestServer server = new TestServer(Limits.STANDARD, behind, "127.0.0.1")) {
            server.router.signed("/signed", r -> Response.text(200, r.method()));
            assertThat(server.request("POST", "/signed", "Origin: https://bot.example.net:8443"))
                    .startsWith("HTTP/1.1 200");
            assertThat(server.request("POST", "/signed", "Origin: https://bot.example.net"))
                    .startsWith("HTTP/1.1 403");
            assertThat(server.exchange(
                            "GET /signed HTTP/1.1\r\nHost: bot.example.net:8443\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private String verdict(String method, boolean loopback, String... fields) throws Exception {
        try {
            RequestHead head = RequestHead.parse(method + " / HTTP/1.1\r\n" + String.join("\r\n", fields) + "\r\n\r\n");
            access.check(head, loopback, false);
            return "ok";
        } catch (Refusal refusal) {
            return String.valueOf(refusal.status);
        }
    }
}
