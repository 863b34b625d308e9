package io.tbot.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WallClockTest {
    @Test
    void readsBothClocksAgainWhenStoppedBetweenThem() {
        WallClock clock = new WallClock();

        clock.adjust(new StoppingClocks(3));

        assertThat(clock.epochNanos(1_000_000))
                .isBetween(StoppingClocks.EPOCH + 999_000, StoppingClocks.EPOCH + 1_001_000);
    }

    @Test
    void takesTheClosestReadingWhenItIsStoppedEachTime() {
        WallClock clock = new WallClock();

        clock.adjust(new StoppingClocks(Integer.MAX_VALUE));

        assertThat(clock.epochNanos(0)).isBetween(StoppingClocks.EPOCH - 5_000_000, StoppingClocks.EPOCH + 5_000_000);
    }

    /** Clocks a fixed time apart; the reader is stopped for 5 ms after each of its first readings of the wall clock. */
    private static final class StoppingClocks implements WallClock.Clocks {
        static final long EPOCH = 1_700_000_000_000_000_000L;

        private final int stops;
        private int readings;
        private long nanos;

        StoppingClocks(int stops) {
            this.stops = stops;
        }

        @Override
        public long nanoTime() {
            return nanos += 100;
        }

        @Override
        public long epochNanos() {
            long now = EPOCH + nanos;
            if (readings++ < stops) {
                nanos += 5_000_000;
            }
            return now;
        }
    }
}
