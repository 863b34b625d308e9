package io.tbot.engine.expose.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpServerTest {
    private final TestServer server = new TestServer();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersWithSecurityFieldsAndNoBanner() throws IOException {
        String answer = server.get("/metrics");

        assertThat(answer)
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("Content-Security-Policy: default-src 'self'")
                .contains("X-Content-Type-Options: nosniff\r\n")
                .contains("Connection: close\r\n")
                .doesNotContain("Server:", "Access-Control")
                .endsWith("\r\n\r\n" + "tbot_x 1\n".repeat(200));
    }

    @Test
    void answersPipelinedRequestsInOrderOnOneConnection() throws IOException {
        String request = "GET /echo/%s?a=%s HTTP/1.1\r\nHost: localhost\r\n%s\r\n";
        String post = "POST /echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestServer.TOKEN
                + "\r\nContent-Length: 3\r\n\r\nabc";

        String answer = server.exchange(
                request.formatted("1", "x+y", "") + post + request.formatted("2", "%2f", "Connection: close\r\n"));

        assertThat(answer.split("HTTP/1.1 200 OK")).hasSize(4);
        assertThat(answer).containsSubsequence("/echo/1 x y", "abc", "/echo/2 /");
        assertThat(server.server.snapshot().connections()).isEqualTo(1);
        assertThat(server.server.snapshot().requests()).isEqualTo(3);
    }

    @Test
    void keepsTheConnectionForTheNextRequest() throws IOException {
        try (Socket socket = server.connect()) {
            for (int i = 0; i < 50; i++) {
                TestServer.write(socket, "\r\nHEAD /metrics HTTP/1.1\r\nHost: localhost\r\n\r\n");
                assertThat(head(socket)).startsWith("HTTP/1.1 200").contains("Connection: keep-alive");
            }
        }

        assertThat(server.server.snapshot().connections()).isEqualTo(1);
    }

    @Test
    void headIsGetWithoutTheBody() throws IOException {
        String get = server.get("/metrics");
        String head = server.request("HEAD", "/metrics");

        assertThat(head).isEqualTo(get.substring(0, get.indexOf("\r\n\r\n") + 4));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"gzip|true", "deflate, gzip;q=0.5|true", "*|true", "gzip;q=0, *|false", "identity|false"})
    void compressesWhenTheClientTakesIt(String accepted, boolean compressed) throws IOException {
        String answer = server.get("/metrics", "Accept-Encoding: " + accepted);

        assertThat(answer.contains("Content-Encoding: gzip")).isEqualTo(compressed);
        byte[] body = answer.substring(answer.indexOf("\r\n\r\n") + 4).getBytes(StandardCharsets.ISO_8859_1);
        byte[] plain = compressed ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes() : body;
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo("tbot_x 1\n".repeat(200));
    }

    @Test
    void closesAfterAnHttp10Request() throws IOException {
        String answer = server.exchange("GET /metrics HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 200").contains("Connection: close");
    }

    @Test
    void takesTheAbsoluteFormAsTheHost() throws IOException {
        assertThat(server.exchange("GET http://evil/metrics HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 421");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/nowhere|404|NOT_FOUND",
                "POST|/metrics|405|WRONG_METHOD",
                "PUT|/echo|405|WRONG_METHOD",
                "GET|/echo/../metrics|400|MALFORMED",
                "GET|/echo/%2e%2e/metrics|400|MALFORMED",
                "GET|/echo/%zz|400|MALFORMED",
                "GET|/echo/%00|400|MALFORMED",
                "GET|/fails|500|HANDLER_FAILED"
            })
    void refusesAndCounts(String method, String path, String status, Rejection reason) throws IOException {
        String answer = server.request(method, path, "Authorization: Bearer " + TestServer.TOKEN);

        assertThat(TestServer.status(answer)).isEqualTo(status);
        assertThat(answer).doesNotContain("secret");
        assertThat(server.rejected(reason)).isEqualTo(1);
    }

    @Test
    void namesTheAllowedMethods() throws IOException {
        String answer = server.request("DELETE", "/metrics", "Authorization: Bearer " + TestServer.TOKEN);

        assertThat(answer).contains("\r\nAllow: GET, HEAD\r\n");
    }

    @Test
    void saysADistinctFaultOfAHandlerOnce() throws IOException {
        server.get("/fails");
        server.get("/fails");

        assertThat(server.log).containsExactly("http request '/fails' failed: java.lang.IllegalStateException: secret");
    }

    @Test
    void refusesHeadersOver16KbAndBodiesOver64Kb() throws IOException {
        String post = "POST /echo HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TestServer.TOKEN + "\r\n";

        assertThat(TestServer.status(server.get("/metrics", "X: " + "x".repeat(16_000))))
                .isEqualTo("200");
        assertThat(TestServer.status(server.get("/metrics", "X: " + "x".repeat(16_400))))
                .isEqualTo("431");
        assertThat(TestServer.status(server.get("/metrics", "X: " + "x".repeat(60_000))))
                .isEqualTo("431");
        assertThat(TestServer.status(server.exchange(
                        post + "Connection: close\r\nContent-Length: 65536\r\n\r\n" + "b".repeat(65536))))
                .isEqualTo("200");
        assertThat(TestServer.status(server.exchange(post + "Content-Length: 65537\r\n\r\n")))
                .isEqualTo("413");
        assertThat(TestServer.status(server.exchange(post + "Content-Length: 99999999999999\r\n\r\n")))
                .isEqualTo("413");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /metrics|400",
                "GET  /metrics HTTP/1.1|400",
                "GET /metrics HTTP/2.0|505",
                "GET metrics HTTP/1.1|400",
                "G@T /metrics HTTP/1.1|400",
                "GET /metrics HTTP/1.1~Host : localhost|400",
                "GET /metrics HTTP/1.1~ folded|400",
                "GET /metrics HTTP/1.1~Host: localhost|400",
                "POST /echo HTTP/1.1~Content-Length: +1|400",
                "POST /echo HTTP/1.1~Content-Length: 1~Content-Length: 1|400",
                "POST /echo HTTP/1.1~Content-Length: 1~Transfer-Encoding: chunked|400",
                "POST /echo HTTP/1.1~Transfer-Encoding: chunked|411"
            })
    void refusesWhatTwoServersCouldReadDifferently(String lines, String status) throws IOException {
        String answer = server.exchange(lines.replace("~", "\r\n") + "\r\nHost: localhost\r\nAuthorization: Bearer "
                + TestServer.TOKEN + "\r\n\r\n");

        assertThat(TestServer.status(answer)).isEqualTo(status);
        assertThat(answer).contains("Connection: close");
    }

    @Test
    void refusesAnHttp11RequestWithoutHost() throws IOException {
        assertThat(TestServer.status(server.exchange("GET /metrics HTTP/1.1\r\n\r\n")))
                .isEqualTo("400");
    }

    @Test
    void tellsTheClientToContinueBeforeItSendsTheBody() throws IOException {
        try (Socket socket = server.send("POST /echo HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Expect: 100-continue\r\nContent-Length: 2\r\nAuthorization: Bearer " + TestServer.TOKEN
                + "\r\n\r\n")) {
            assertThat(head(socket)).isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");

            TestServer.write(socket, "ok");

            assertThat(TestServer.rest(socket)).startsWith("HTTP/1.1 200").endsWith("ok");
        }
    }

    @Test
    void takesTheNextFreePortOfTenAndThenAnyFreeOne() throws IOException {
        List<ServerSocket> taken = new ArrayList<>();
        try {
            ServerSocket first = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
            taken.add(first);
            Bound moved = startAndClose(first.getLocalPort());
            for (int next = first.getLocalPort() + 1; next < first.getLocalPort() + 10; next++) {
                occupy(next, taken);
            }
            Bound movedFar = startAndClose(first.getLocalPort());

            assertThat(moved.moved()).isTrue();
            assertThat(moved.port()).isBetween(first.getLocalPort() + 1, first.getLocalPort() + 9);
            assertThat(moved.remark())
                    .isEqualTo("port %d is taken, listening on %d; set tbot.port to choose"
                            .formatted(first.getLocalPort(), moved.port()));
            assertThat(movedFar.port()).isNotZero();
            assertThat(movedFar.port() - first.getLocalPort()).isNotIn(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        } finally {
            for (ServerSocket socket : taken) {
                socket.close();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"no.such.name.invalid", "192.0.2.1", "0.0.0.0"})
    void staysOnLoopbackWhenTheAddressIsOfNoUse(String address) {
        Access access = Access.generated(TestServer.TOKEN, List.of());
        try (HttpServer other = new HttpServer(new Listen(address, 0), new Router(), access, s -> {})) {
            Bound bound = other.start();

            assertThat(bound.address()).isEqualTo("127.0.0.1");
            assertThat(bound.moved()).isTrue();
            assertThat(bound.remark()).startsWith("listen address '" + address + "'");
        }
    }

    private static Bound startAndClose(int port) {
        Access access = Access.generated(TestServer.TOKEN, List.of());
        try (HttpServer other = new HttpServer(new Listen("127.0.0.1", port), new Router(), access, s -> {})) {
            return other.start();
        }
    }

    private static void occupy(int port, List<ServerSocket> taken) {
        try {
            taken.add(new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1")));
        } catch (IOException e) {
            // somebody else's already
        }
    }

    private static String head(Socket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                break;
            }
            head.append((char) b);
        }
        return head.toString();
    }
}
