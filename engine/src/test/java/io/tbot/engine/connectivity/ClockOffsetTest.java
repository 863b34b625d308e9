package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockOffsetTest {
    private static final long MILLI = 1_000_000L;
    private static final long SECOND = 1000 * MILLI;
    private static final long EPOCH = 1_800_000_000L * SECOND;
    private static final long SEED = 7;

    private final ClockOffset clock = new ClockOffset();
    private final Random random = new Random(SEED);
    private long now = 5 * SECOND;

    @Test
    void knowsNothingBeforeTheFirstTime() {
        assertThat(clock.bounds(now)).isNull();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 350, -4_200, 86_400_000})
    void holdsTheTrueOffsetWithinItsBoundsAndNarrowsThem(long offsetMillis) {
        long offset = offsetMillis * MILLI;
        request(offset, SECOND);
        double first = bounds(offset).errorNanos();
        for (int i = 0; i < 300; i++) {
            now += 137 * MILLI + random.nextInt(500) * MILLI;
            request(offset, SECOND);
            bounds(offset);
        }

        assertThat(first).isBetween(500.0 * MILLI, 760.0 * MILLI);
        assertThat(bounds(offset).errorNanos()).isLessThan(80 * MILLI);
    }

    @Test
    void isAsSharpAsTheFastestAnswerWhenTimesHaveMilliseconds() {
        for (int i = 0; i < 100; i++) {
            now += 300 * MILLI;
            request(12 * MILLI, MILLI);
        }

        assertThat(bounds(12 * MILLI).errorNanos()).isLessThan(15 * MILLI);
    }

    @Test
    void staysTrueWhileTheClocksDriftApart() {
        double drifting = 0;
        for (int i = 0; i < 2000; i++) {
            now += SECOND;
            drifting += 30_000; // 30 ppm
            request((long) drifting, SECOND);
            bounds((long) drifting);
        }
    }

    @Test
    void followsAClockThatIsSet() {
        for (int i = 0; i < 100; i++) {
            now += SECOND;
            request(0, SECOND);
        }
        for (int i = 0; i < 20; i++) {
            now += SECOND;
            request(3 * SECOND, SECOND);
        }

        bounds(3 * SECOND);
    }

    @Test
    void forgetsAfterTenMinutes() {
        request(0, SECOND);
        now += 601 * SECOND;

        assertThat(clock.bounds(now)).isNull();
    }

    @Test
    void isBoundedOnOneSideOnlyByWhatTheVenueSendsByItself() {
        clock.told(now, Long.MIN_VALUE, EPOCH, EPOCH - 5 * MILLI, MILLI);
        assertThat(clock.bounds(now)).isNull();

        request(0, SECOND);
        assertThat(bounds(0).leastNanos()).isGreaterThanOrEqualTo(-6.0 * MILLI);
    }

    /** A request whose way there and back takes up to half a second, most of it on one side. */
    private void request(long offset, long resolution) {
        long there = random.nextInt(250) * MILLI / (resolution == SECOND ? 1 : 20);
        long back = random.nextInt(250) * MILLI / (resolution == SECOND ? 1 : 20);
        long start = now;
        long stamp = EPOCH + start + there + offset;
        now += there + back;
        clock.told(now, EPOCH + start, EPOCH + now, stamp / resolution * resolution, resolution);
    }

    private ClockOffset.Bounds bounds(long offset) {
        ClockOffset.Bounds bounds = clock.bounds(now);
        assertThat(bounds).as("seed " + SEED).isNotNull();
        assertThat(Math.abs(bounds.offsetNanos() - offset)).as("seed " + SEED).isLessThanOrEqualTo(bounds.errorNanos());
        return bounds;
    }
}
