package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.LongRunningBot;
import io.tbot.testapp.it.apps.xchange.AtOnceBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.io.TempDir;

/** What a bot had loaded and opened before the agent came is counted from then on, no less and no more. */
@Together
class AttachIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @EveryJdk
    void countsExactlyTheCallsAfterItCame(Path home) throws Exception {
        Outcome plain = run(home, false);

        Outcome outcome = run(home, true);

        outcome.succeeded().isLike(plain);
    }

    /** The services' class is {@code Trades}; one's venue is a rule's, by its address. */
    @LastJdk
    void namesTheVenuesOfXChangeServicesThatWereMadeBeforeItCame(Path home) throws Exception {
        Path config = Files.writeString(folder.resolve("bot.yaml"), """
                version: 1
                exchanges: [{host: "*.acme.io", name: acme}]
                """);
        ChildJvm child = ChildJvm.of(home)
                .jvm("-XX:+EnableDynamicAgentLoading")
                .libraries(Built.xchange("binance"))
                .main(AtOnceBot.class, "https://api.acme.io");
        try (RunningJvm bot = child.startPlain()) {
            bot.awaitOut("made", DEADLINE);
            bot.attachAgent("port=0,config=" + config);
            String address = bot.awaitAddress(DEADLINE);
            bot.nextRound();
            bot.awaitOut("ready", DEADLINE);

            Scrape scrape = Scrape.until(
                    address, "/metrics", s -> s.sum("tbot_order_calls_total", "result=\"ok\"") == 6, DEADLINE);

            assertThat(scrape.sum("tbot_orders_total", "exchange=\"at_once\"", "status=\"new\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("tbot_orders_total", "exchange=\"acme\"", "status=\"new\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            bot.release();
            bot.join(DEADLINE).succeeded();
        }
    }

    /** One round before the agent comes, two after. */
    private static Outcome run(Path home, boolean attach) throws Exception {
        ChildJvm child =
                LibraryCounts.jvm(home).jvm("-XX:+EnableDynamicAgentLoading").main(LongRunningBot.class);
        try (RunningJvm jvm = child.startPlain()) {
            jvm.awaitOut("ready 1", DEADLINE);
            if (attach) {
                jvm.attachAgent("port=0");
                jvm.awaitAddress(DEADLINE);
            }
            for (int round = 2; round <= 3; round++) {
                jvm.nextRound();
                jvm.awaitOut("ready " + round, DEADLINE);
            }
            if (attach) {
                exchanges().areThoseOf(jvm);
                statements().areThoseOf(jvm);
            }
            jvm.release();
            return jvm.join(DEADLINE);
        }
    }

    private static LibraryCounts exchanges() {
        return LibraryCounts.exchange()
                .requests("POST /url", "200", 6)
                .requests("GET /missing", "404", 2)
                .requests("GET /sync", "200", 8)
                .requests("GET /async", "200", 10)
                .sample("errors_total{exchange=\"127.0.0.1\",error_type=\"http_4xx\"}", 2)
                .sample("websocket_connections{exchange=\"127.0.0.1\"}", 2)
                .messages("text", "in", 14)
                .messages("text", "out", 14)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"in\"}", 42)
                .sample("websocket_bytes_total{exchange=\"127.0.0.1\",direction=\"out\"}", 42)
                .sample("websocket_handler_seconds_count{exchange=\"127.0.0.1\"}", 14);
    }

    /** The text of a statement that was prepared before is not known. */
    private static LibraryCounts statements() {
        return LibraryCounts.database()
                .queries("h2", "insert", "fills", 12)
                .queries("h2", "update", "fills", 2)
                .queries("h2", "other", "", 4);
    }
}
