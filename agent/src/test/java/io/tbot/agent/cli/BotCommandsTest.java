package io.tbot.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What commands make of the answers of something that listens; with a real bot see AlertCommandsIT. */
class BotCommandsTest {
    private static final String ONE = "aaaa1111aaaa1111aaaa1111aaaa1111";
    private static final String OTHER = "aaaa2222aaaa2222aaaa2222aaaa2222";

    private final Map<String, String> answers = new HashMap<>();
    private final List<String> asked = new ArrayList<>();
    private int status = 200;
    private HttpServer server;

    @TempDir
    private Path folder;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization"));
            byte[] body = answers.getOrDefault(exchange.getRequestURI().getPath(), "{}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void sendsTheTokenOfAFileAndEscapesWhatItIsGiven() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "s3cret\n");

        Terminal ran =
                run("alerts", "ack", ONE, "--by", "a&b", "--note", "ünder way", "--token-file", token.toString());

        assertThat(ran).isEqualTo(new Terminal(0, "acknowledged by a&b\n", ""));
        assertThat(asked)
                .containsExactly(
                        "POST /api/v1/alerts/ack?fingerprint=" + ONE + "&by=a%26b&note=%C3%BCnder+way Bearer s3cret");
    }

    @Test
    void takesTheBeginningOfAFingerprintWhileItIsTheOnlyOne() {
        answers.put(
                "/api/v1/alerts",
                "{\"alerts\":[{\"fingerprint\":\"" + ONE + "\"},{\"fingerprint\":\"" + OTHER + "\"}]}");

        assertThat(run("alerts", "resolve", "aaaa1").out()).isEqualTo("resolved\n");
        assertThat(asked).last().asString().contains("fingerprint=" + ONE);
        assertThat(run("alerts", "resolve", "aaaa").err())
                .isEqualTo("'aaaa' begins 2 fingerprints: " + ONE + ", " + OTHER + "\n");
        assertThat(run("alerts", "resolve", "aa").err()).startsWith("'aa' is no fingerprint");
    }

    @Test
    void saysWhatABotSaysAndNoMore() {
        status = 409;
        answers.put("/api/v1/silences", "{\"error\":\"there are 1000 silences already\"}");

        Terminal ran = run("silence", "add", "a=b", "--for", "1h");

        assertThat(ran).isEqualTo(new Terminal(1, "", "the bot answers 409: there are 1000 silences already\n"));
    }

    @Test
    void knowsThatAnotherServiceIsNoBot() {
        answers.put("/api/v1/alerts", "<html>");

        assertThat(run("alerts", "list").err()).isEqualTo("the answer is no JSON; is it the bot's address?\n");
    }

    @Test
    void wantsAnEndForASilenceBeforeItAsks() {
        Terminal ran = run("silence", "add", "a=b");

        assertThat(ran)
                .isEqualTo(new Terminal(1, "", "a silence has an end: say it with --for 1h or --until-resolved\n"));
        assertThat(asked).isEmpty();
    }

    @Test
    void saysWhichSilencesEndUnmatchedAndWhichHave() {
        answers.put("/api/v1/silences", """
                {"id":"s3","until":"2026-11-26T06:00:00Z","matches":0,"silences":[
                {"id":"s1","active":true,"author":"ann","match":["a=b"],"until":"2026-11-26T06:00:00Z",
                 "auto_expire_if_unmatched":"1h"},
                {"id":"s2","active":false,"author":"ann","match":["a=c"],"until":"2026-11-26T05:00:00Z",
                 "auto_expire_if_unmatched":"1h","ended":"unmatched"}]}
                """);

        run("silence", "add", "a=b", "--for", "4h", "--expire-unmatched", "1h", "--by", "ann");
        String list = run("silence", "list").out();

        assertThat(asked)
                .first()
                .asString()
                .contains("duration=4h")
                .contains("auto_expire_if_unmatched=1h")
                .contains("by=ann");
        assertThat(list)
                .containsPattern("s1 +yes +unmatched for 1h, or \\S.* ann +a=b")
                .containsPattern("s2 +no +\\S.*, unmatched +ann +a=c");
    }

    @Test
    void letsNoControlCharacterOfALabelReachTheTerminal() {
        answers.put(
                "/api/v1/alerts",
                "{\"alerts\":[{\"fingerprint\":\"" + ONE + "\",\"rule\":\"r\",\"labels\":{\"a\":\"\\u001b[2J\"}}]}");

        assertThat(run("alerts", "list").out()).doesNotContain("\u001b").contains("a=?[2J");
    }

    private Terminal run(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.add("--url=http://127.0.0.1:" + server.getAddress().getPort());
        return Terminal.run(all.toArray(new String[0]));
    }
}
