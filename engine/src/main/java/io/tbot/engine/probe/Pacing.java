package io.tbot.engine.probe;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Series;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Calls that the bot means to make at an interval: one that takes longer keeps the next ones from beginning, which then
 * never show how long they would have waited. A series of its own adds them: a call of 50 ms at an interval of 10 ms
 * stands for five, of 50, 40, 30, 20 and 10 ms. The calls' own series stay as they are.
 *
 * <p>Threads: any of the bot's; nobody waits. Shape: at most {@value #MAX_ADDED} added for one call. Errors: those
 * beyond are left out, and counted. Source: G. Tene's correction for coordinated omission, HdrHistogram's
 * {@code recordValueWithExpectedInterval}.
 */
final class Pacing {
    /** Ten seconds at a millisecond. */
    static final int MAX_ADDED = 10_000;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Measure measure;
    private final Families families;
    private final @Nullable Pace[] paces = new @Nullable Pace[Probe.MAX_SITES];
    private final LongAdder leftOut = new LongAdder();

    Pacing(Measure measure, Families families) {
        this.measure = measure;
        this.families = families;
    }

    /**
     * Whether the probe names its interval; then its site has a twin from now on.
     *
     * @param literals of a {@code late} site, whose end brings the other labels; else the whole labels come from the
     *     series
     */
    boolean describe(int site, ProbeSpec probe, @Nullable String[] literals, boolean late) {
        int millis = probe.expectedIntervalMillis();
        if (millis == 0) {
            return false;
        }
        String name = nameOf(probe);
        Point point = measure.point("paced:" + name + probe.slotNames(), Guard.NONE, probe.slotNames());
        families.histogram(
                name,
                "the same with the calls that a longer one kept from beginning",
                point,
                Map.of(),
                labelsOf(probe).toArray(new String[0]));
        @Nullable String[] own = late ? literals : new @Nullable String[literals.length];
        int twin = measure.site(point, probe.title() + ", paced", own);
        paces[site] = new Pace(twin, millis * NANOS_PER_MILLI);
        return twin > 0;
    }

    private static String nameOf(ProbeSpec probe) {
        return switch (probe.op()) {
            case ORDER_PLACE -> "tbot_order_execution_corrected_duration_seconds";
            case STRATEGY_EVAL -> "tbot_strategy_execution_corrected_latency_seconds";
            case TIMER -> String.valueOf(probe.metricName()).replaceAll("_seconds$", "_corrected_seconds");
            default -> "tbot_market_data_handler_corrected_seconds";
        };
    }

    private static List<String> labelsOf(ProbeSpec probe) {
        if (probe.op() == Operation.ORDER_PLACE) {
            return List.of("exchange", "symbol", "order_type");
        }
        if (probe.op() == Operation.STRATEGY_EVAL) {
            return List.of("strategy", "symbol");
        }
        return probe.op() == Operation.TIMER ? probe.slotNames() : List.of("exchange", "data_type");
    }

    /** A call whose labels were known when it began has ended. */
    @HotPath
    void ended(int site, int token, long nanos, boolean failed) {
        Series series = measure.seriesOf(token);
        if (series != null) {
            int labels = series.labelCount();
            ended(
                    site,
                    nanos,
                    failed,
                    labels > 0 ? series.label(0) : null,
                    labels > 1 ? series.label(1) : null,
                    labels > 2 ? series.label(2) : null,
                    labels > 3 ? series.label(3) : null,
                    labels > 4 ? series.label(4) : null);
        }
    }

    /** A call has ended. */
    @HotPath
    void ended(
            int site,
            long nanos,
            boolean failed,
            @Nullable Object l0,
            @Nullable Object l1,
            @Nullable Object l2,
            @Nullable Object l3,
            @Nullable Object l4) {
        Pace pace = paces[site];
        if (pace == null) {
            return;
        }
        int twin = pace.twin;
        long interval = pace.intervalNanos;
        measure.record(twin, nanos, failed, l0, l1, l2, l3, l4);
        long missing = nanos - interval;
        for (int i = 0; i < MAX_ADDED && missing >= interval; i++) {
            measure.record(twin, missing, failed, l0, l1, l2, l3, l4);
            missing -= interval;
        }
        if (missing >= interval) {
            leftOut.add(missing / interval);
        }
    }

    /** Calls that were to be added and were not. */
    long leftOut() {
        return leftOut.sum();
    }

    /** One site's twin, and how often the bot means to make the call. */
    private static final class Pace {
        final int twin;
        final long intervalNanos;

        Pace(int twin, long intervalNanos) {
            this.twin = twin;
            this.intervalNanos = intervalNanos;
        }
    }
}
