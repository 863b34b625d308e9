package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.CaffeineBot;
import io.tbot.testapp.it.apps.GuavaCacheBot;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent shows of caches equals what they recorded; a cache that records nothing is not shown. */
@Together
class CachesIT {
    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#caffeine")
    void showsWhatCachesOfCaffeineRecord(Path home, String line) throws Exception {
        caffeine().areThoseOf(jvm(home, line, CaffeineBot.class));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("io.tbot.testapp.it.LibraryLine#guava")
    void showsWhatCachesOfGuavaRecord(Path home, String line) throws Exception {
        shared("GuavaCacheBot").areThoseOf(jvm(home, line, GuavaCacheBot.class));
    }

    @LastJdk
    void countsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        caffeine().areThoseInTheStockAgentOf(jvm(home, "caffeine", CaffeineBot.class));
        shared("GuavaCacheBot").areThoseInTheStockAgentOf(jvm(home, "guava", GuavaCacheBot.class));
    }

    private static ChildJvm jvm(Path home, String line, Class<?> bot) throws Exception {
        return ChildJvm.of(home).libraries(LibraryLine.of(line)).main(bot);
    }

    private static LibraryCounts caffeine() {
        return shared("CaffeineBot")
                .sample("operations_total{cache=\"CaffeineBot#3\",operation=\"hit\"}", 4)
                .sample("operations_total{cache=\"CaffeineBot#3\",operation=\"miss\"}", 2)
                .sample("operations_total{cache=\"CaffeineBot#3\",operation=\"load\"}", 2)
                .sample("hit_rate_percent{cache=\"CaffeineBot#3\"}", 100.0 * 4 / 6);
    }

    private static LibraryCounts shared(String bot) {
        return LibraryCounts.cache()
                .sample("operations_total{cache=\"" + bot + "\",operation=\"miss\"}", 30)
                .sample("operations_total{cache=\"" + bot + "\",operation=\"evict\"}", 20)
                .sample("hit_rate_percent{cache=\"" + bot + "\"}", 0)
                .sample("operations_total{cache=\"" + bot + "#2\",operation=\"hit\"}", 8)
                .sample("operations_total{cache=\"" + bot + "#2\",operation=\"miss\"}", 5)
                .sample("operations_total{cache=\"" + bot + "#2\",operation=\"load\"}", 4)
                .sample("operations_total{cache=\"" + bot + "#2\",operation=\"load_failed\"}", 1)
                .sample("hit_rate_percent{cache=\"" + bot + "#2\"}", 100.0 * 8 / 13);
    }
}
