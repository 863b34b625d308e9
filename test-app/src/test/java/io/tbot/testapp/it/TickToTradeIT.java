package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;

/** The agent's tick of each order is the one that the bot says it came of, or none, and then that is counted. */
class TickToTradeIT {
    private static final int ORDERS = 1_000;

    @EveryJdk
    void linksEveryOrderToItsOwnTickOrToNone(Path home) throws Exception {
        for (TickRun.Way way : TickRun.on(home, Host.STANDALONE, "ticks", ORDERS, TickRun.WAYS)) {
            assertTrue(way);
        }
    }

    @EveryJdk
    void doesSoInTheStockAgentAndWithOldLibraries(Path home) throws Exception {
        for (TickRun.Way way : TickRun.on(home, Host.OPEN_TELEMETRY, "ticks-old", ORDERS, TickRun.WAYS)) {
            assertTrue(way);
        }
    }

    private static void assertTrue(TickRun.Way way) {
        assertThat(way.wrong()).as("%s, wrong", way.name()).isEmpty();
        assertThat(way.orders()).as(way.name()).isEqualTo(ORDERS + ORDERS / 4);
        assertThat(way.lost()).as("%s, lost", way.name()).isLessThanOrEqualTo(ORDERS / 100);
    }
}
