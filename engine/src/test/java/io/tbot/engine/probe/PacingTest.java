package io.tbot.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.FreshThread;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class PacingTest {
    private static final long MILLI = 1_000_000;

    private final Measure measure = new Measure(Caps.standard());
    private final Ticks ticks = new Ticks();
    private final ProbeRuntime runtime = new ProbeRuntime(
            measure, new Families(), new OrderFlow(ticks), new Feeds(ticks, measure, new Families(), new WallClock()));

    private int timer(String interval) {
        ProbeSpec probe = new ProbeSpec(
                "com.acme.Loop",
                false,
                "turn",
                Operation.TIMER,
                "turn",
                interval.isEmpty() ? Map.of() : Map.of("expected_interval", new Expression.Literal(interval)),
                Map.of("desk", new Expression.Literal("a")),
                1);
        return runtime.sites().register(probe, "com.acme.Loop", "turn()V", new String[] {"a"}, true);
    }

    private Totals totals(String key) {
        return measure.read().series().stream()
                .filter(series -> series.point().key().startsWith(key))
                .map(series -> measure.read().of(series))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void addsTheCallsThatALongerOneKeptFromBeginningAsHdrHistogramDoes() {
        int site = timer("10");
        Histogram expected = new Histogram(3);
        for (long millis : new long[] {1, 9, 10, 20, 55, 3}) {
            long now = System.nanoTime();
            long start = now - millis * MILLI;
            int token = runtime.enter(site, start, null, null, null, null, null);
            runtime.exit(site, token, start, null, null);
            expected.recordValueWithExpectedInterval(millis, 10);
        }

        Totals paced = totals("paced:tbot_turn_corrected_seconds");
        assertThat(paced.durations()).isEqualTo(expected.getTotalCount());
        assertThat(paced.sumNanos() / MILLI).isBetween(98L + 10 + 45 + 35 + 25 + 15, 98L + 10 + 45 + 35 + 25 + 15 + 10);
        assertThat(totals("timer:tbot_turn_seconds").durations()).isEqualTo(6);
        assertThat(runtime.unpaced()).isZero();
    }

    @Test
    void countsWhatIsTooMuchToBeAdded() {
        int site = timer("1");
        long start = System.nanoTime() - 30_000 * MILLI;
        int token = runtime.enter(site, start, null, null, null, null, null);
        runtime.exit(site, token, start, null, null);

        assertThat(totals("paced:").durations()).isEqualTo(Pacing.MAX_ADDED + 1);
        assertThat(runtime.unpaced()).isBetween(19_990L, 20_100L);
    }
}
