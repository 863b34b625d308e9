package io.tbot.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class BucketsTest {
    @Test
    void agreesWithATwoDigitHdrHistogram() {
        Histogram histogram = new Histogram(1, Buckets.MAX_NANOS, 2);
        long seed = 20261123;
        SplittableRandom random = new SplittableRandom(seed);

        for (int i = 0; i < 200_000; i++) {
            long nanos = random.nextLong() >>> (22 + random.nextInt(42));
            int index = Buckets.indexOf(nanos);
            assertThat(Buckets.lowest(index))
                    .as("lowest of %d, seed %d", nanos, seed)
                    .isEqualTo(histogram.lowestEquivalentValue(nanos));
            assertThat(Buckets.highest(index))
                    .as("highest of %d, seed %d", nanos, seed)
                    .isEqualTo(histogram.highestEquivalentValue(nanos));
        }
    }

    @Test
    void coversItsRangeWithoutAHole() {
        for (int i = 1; i < Buckets.COUNT; i++) {
            assertThat(Buckets.lowest(i)).isEqualTo(Buckets.highest(i - 1) + 1);
        }

        assertThat(Buckets.indexOf(Buckets.MAX_NANOS)).isEqualTo(Buckets.COUNT - 1);
    }
}
