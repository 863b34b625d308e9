package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.JedisBot;
import io.tbot.testapp.it.apps.LettuceBot;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent counts of Redis clients equals what the bot did with them, and neither key nor value is shown. */
@Together
class RedisIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#jedis")
    void countsEveryCommandOfJedisOnce(Path home, String line) throws Exception {
        LibraryCounts expected = commands().queries("redis", "GET", "", 20);
        if (line.endsWith("oldest")) { // the newest greets a server first, and sends none that stays silent a command
            expected.queries("redis", "GET", "", 21)
                    .sample("errors_total{database=\"redis\",error_type=\"timeout\"}", 1);
        }

        counts(expected, home, line, JedisBot.class);
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#lettuce")
    void countsEveryCommandOfLettuceOnceWaitedForOrInTheBackground(Path home, String line) throws Exception {
        counts(commands().queries("redis", "GET", "", 20), home, line, LettuceBot.class);
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        LibraryCounts expected = commands().queries("redis", "GET", "", 20);
        try (RedisServer server = RedisServer.start()) {
            expected.areThoseInTheStockAgentOf(jvm(home, "jedis", JedisBot.class, server));
        }
        try (RedisServer server = RedisServer.start()) {
            expected.areThoseInTheStockAgentOf(jvm(home, "lettuce", LettuceBot.class, server));
        }
    }

    private static LibraryCounts commands() {
        return LibraryCounts.database()
                .queries("redis", "SET", "", 13)
                .queries("redis", "INCR", "", 1)
                .queries("redis", "LPUSH", "", 1)
                .queries("redis", "HSET", "", 5)
                .queries("redis", "DEL", "", 1)
                .sample("errors_total{database=\"redis\",error_type=\"wrongtype\"}", 1);
    }

    private static void counts(LibraryCounts expected, Path home, String line, Class<?> bot) throws Exception {
        try (RedisServer server = RedisServer.start()) {
            ChildJvm jvm = jvm(home, line, bot, server);
            Outcome plain = jvm.startPlain().endWhen("ready.*", DEADLINE);
            try (RunningJvm running = jvm.startWithAgent()) {
                running.awaitOut("ready.*", DEADLINE);
                expected.areThoseOf(running);
                assertThat(Scrape.of(running.awaitAddress(DEADLINE), "/metrics").body())
                        .doesNotContain("secret");
                running.release();
                running.join(DEADLINE).succeeded().isLike(plain);
            }
        }
    }

    private static ChildJvm jvm(Path home, String line, Class<?> bot, RedisServer server) throws Exception {
        return LibraryCounts.jvm(home).libraries(LibraryLine.of(line)).main(bot, Integer.toString(server.port()));
    }
}
