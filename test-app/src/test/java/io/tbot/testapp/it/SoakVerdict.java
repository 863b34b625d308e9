package io.tbot.testapp.it;

import java.util.ArrayList;
import java.util.List;

/** What a soak found wrong. Source: the caps of docs/signals.md. */
final class SoakVerdict {
    private static final int MAX_SERIES = 3000;
    private static final int MAX_PER_FAMILY = 1000;
    private static final int MAX_SYMBOLS = 200;

    /** Two sides, 200 symbols and {@code other}: what the order counter may show. */
    private static final int MAX_ORDER_LINES = 2 * (MAX_SYMBOLS + 1) + 1;

    /**
     * From half time on. A window of five minutes goes on filling for five minutes, so a short soak may grow by what
     * that takes; the JVM itself breathes by about a mebibyte.
     */
    private static final long MAX_HEAP_GROWTH_BYTES = 3 << 20;

    /** A connection kept alive comes and goes with its thread. */
    private static final int BREATH = 2;

    private SoakVerdict() {}

    /** One line for each promise that was broken; none when all were kept. */
    static List<String> of(Soak.Result result) {
        List<String> broken = new ArrayList<>();
        List<Soak.Standing> standings = result.standings();
        Soak.Standing half = standings.get(standings.size() / 2 - 1);
        Soak.Standing last = standings.get(standings.size() - 1);
        check(broken, result.exposed().equals(result.counted()), "counts differ from the bot's own");
        check(broken, last.series() <= MAX_SERIES, "more than " + MAX_SERIES + " series");
        check(broken, last.rejected() > 0, "no record was counted as rejected");
        check(broken, result.last().series("tbot_orders_total") <= MAX_ORDER_LINES, "too many symbols in a counter");
        check(broken, result.last().series("tbot_market_data_ticks_total") <= MAX_PER_FAMILY, "family above its cap");
        check(broken, last.heapBytes() - half.heapBytes() <= MAX_HEAP_GROWTH_BYTES, "heap after collection grew");
        check(broken, last.threads() - half.threads() <= BREATH, "threads grew");
        check(broken, last.descriptors() - half.descriptors() <= BREATH, "descriptors grew");
        check(broken, result.last().sum("tbot_agent_errors_total") == 0, "faults inside the agent");
        check(
                broken,
                result.outcome().exit() == 0,
                "the bot ended with " + result.outcome().exit());
        return broken;
    }

    private static void check(List<String> broken, boolean kept, String what) {
        if (!kept) {
            broken.add(what);
        }
    }
}
