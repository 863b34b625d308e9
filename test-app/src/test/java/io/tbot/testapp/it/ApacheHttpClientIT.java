package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.Apache4Bot;
import io.tbot.testapp.it.apps.Apache5Bot;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts of Apache HttpClient, in both of its lines, equals what the bot did with it. */
@Together
class ApacheHttpClientIT {
    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#apache")
    void countsEveryCallOnceWaitedForOrInTheBackground(Path home, String line) throws Exception {
        expected(line).areThoseOf(jvm(home, line));
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        for (String line : new String[] {"apache-4", "apache-5"}) {
            expected(line).areThoseInTheStockAgentOf(jvm(home, line));
        }
    }

    private static LibraryCounts expected(String line) {
        LibraryCounts expected = LibraryCounts.exchange()
                .requests("POST /v1/orders/{id}", "200", 12)
                .requests("GET /missing", "404", 3)
                .requests("GET /sync", "200", 5)
                .requests("GET /async", "200", 20)
                .requests("GET /down", "error", 2)
                .requests("GET /silent", "error", 1)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 3)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"connect\"}", 2)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"timeout\"}", 1);
        if (line.equals("apache-4")) { // the oldest ends its future only, and its call with the connection
            expected.requests("GET /given-up", "error", 1)
                    .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"cancelled\"}", 1);
        }
        return expected;
    }

    private static ChildJvm jvm(Path home, String line) throws Exception {
        return LibraryCounts.jvm(home)
                .libraries(LibraryLine.of(line))
                .main(line.startsWith("apache-4") ? Apache4Bot.class : Apache5Bot.class);
    }
}
