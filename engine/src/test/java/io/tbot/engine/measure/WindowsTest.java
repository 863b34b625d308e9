package io.tbot.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {
    private static final long SECOND = 1_000_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final Windows windows = new Windows(measure, 0);
    private final int site =
            measure.site(measure.point("timer", Guard.NONE, List.of("symbol")), "timer", new String[1]);

    private void record(int times, long nanos) {
        for (int i = 0; i < times; i++) {
            measure.record(site, nanos, false, "BTC", null, null, null, null);
        }
    }

    private Distribution over(Window window) {
        Reading reading = measure.read();
        return windows.distribution(reading.series(), window, reading);
    }

    @Test
    void coversTheRunningSlice() {
        record(3, 1000);

        assertThat(over(Window.TEN_SECONDS).count()).isEqualTo(3);
        assertThat(over(Window.FIVE_MINUTES).count()).isEqualTo(3);
    }

    @Test
    void forgetsWhatIsOlderThanTheWindow() {
        record(1, 1000);
        for (int slice = 1; slice <= 40; slice++) {
            windows.tick(slice * 10 * SECOND);
            record(1, 1000);
        }

        assertThat(over(Window.TEN_SECONDS).count()).isEqualTo(2);
        assertThat(over(Window.ONE_MINUTE).count()).isEqualTo(7);
        assertThat(over(Window.FIVE_MINUTES).count()).isEqualTo(35);
        assertThat(over(Window.ALL).count()).isEqualTo(41);
    }

    @Test
    void forgetsThePastWhenItIsResetAndNoCountWithIt() {
        record(3, 1000);
        windows.tick(10 * SECOND);
        record(2, 1000);

        windows.reset(12 * SECOND);
        assertThat(over(Window.TEN_SECONDS).count()).isZero();
        assertThat(over(Window.FIVE_MINUTES).count()).isZero();
        assertThat(over(Window.ALL).count()).isEqualTo(5);

        record(1, 1000);
        assertThat(over(Window.TEN_SECONDS).count()).isEqualTo(1);
        windows.tick(22 * SECOND);
        assertThat(over(Window.ONE_MINUTE).count()).isEqualTo(1);
    }

    @Test
    void statesQuantilesWithinItsErrorAndNeverAMaximumAboveTheTruth() {
        for (long nanos = 1000; nanos <= 1_000_000; nanos += 1000) {
            record(1, nanos);
        }
        windows.tick(10 * SECOND);
        windows.tick(20 * SECOND);
        windows.tick(30 * SECOND);
        record(1, 500_123);

        assertThat(over(Window.ALL).maxNanos()).isEqualTo(1_000_000);
        assertThat((double) over(Window.ALL).quantileNanos(0.5)).isBetween(500_000d, 500_000 * 1.01);
        assertThat((double) over(Window.ALL).quantileNanos(0.99)).isBetween(990_000d, 990_000 * 1.01);
        assertThat((double) over(Window.TEN_SECONDS).maxNanos()).isBetween(500_123 * 0.99, 500_123d);
    }

    @Test
    void hasNoQuantilesWhereNothingWasRecorded() {
        record(1, 1000);
        for (int slice = 1; slice <= 40; slice++) {
            windows.tick(slice * 10 * SECOND);
        }

        assertThat(over(Window.FIVE_MINUTES).count()).isZero();
        assertThat(over(Window.FIVE_MINUTES).maxNanos()).isZero();
    }

    @Test
    void countsALongStallAsOneSlice() {
        record(1, 1000);
        windows.tick(500 * SECOND);
        record(1, 2000);

        assertThat(over(Window.TEN_SECONDS).count()).isEqualTo(2);
    }
}
