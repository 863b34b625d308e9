package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.orders.OrderPoints;
import io.tbot.engine.orders.StatusWords;
import io.tbot.engine.tick.Ticks;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FreshThread.class)
class FixClockTest {
    private static final long MILLI = 1_000_000;

    /** By which bounds are widened for the clocks' drift, at most, in a minute. */
    private static final double DRIFT = 60e9 * 1e-4;

    private static final DateTimeFormatter FIX =
            DateTimeFormatter.ofPattern("yyyyMMdd-HH:mm:ss.SSS").withZone(ZoneOffset.UTC);

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final WallClock wallClock = new WallClock();
    private final Connectivity connectivity =
            new Connectivity(measure, families, new Windows(measure, System.nanoTime()), wallClock);
    private final Object session = new Object();
    private final FixCalls calls = new FixCalls(
            measure,
            families,
            new Venues(java.util.List.of()),
            new StatusWords(),
            new OrderFlow(new Ticks()),
            new Feeds(new Ticks(), measure, families, wallClock));
    private final long now = System.nanoTime();

    @BeforeEach
    void start() {
        calls.tell(connectivity);
        calls.introduced(session, "FIX.4.4:BOT->Kraken", "Kraken", true, null, false);
    }

    @Test
    void boundsTheVenuesClockFromBothSidesByATestRequestAndItsAnswer() {
        calls.testing(session, now - 20 * MILLI, "T");
        calls.received(session, new Object(), now, "0", false);
        calls.dated(session, venueTime(now - 10 * MILLI, 300));
        calls.answered(session, now, "T");

        assertThat(connectivity.offsetErrorNanos("kraken")).isBetween(10.0 * MILLI, 11.0 * MILLI + DRIFT);
        assertThat(Math.abs(connectivity.offsetNanos("kraken") - 300.0 * MILLI))
                .isLessThanOrEqualTo(connectivity.offsetErrorNanos("kraken"));
    }

    @Test
    void narrowsItByEveryMessageThatTheVenueSendsByItself() {
        calls.testing(session, now - 20 * MILLI, "T");
        calls.received(session, new Object(), now, "0", false);
        calls.dated(session, venueTime(now - 10 * MILLI, 300));
        calls.answered(session, now, "T");
        calls.received(session, new Object(), now, "W", false);
        calls.dated(session, venueTime(now - 2 * MILLI, 300));

        assertThat(connectivity.offsetErrorNanos("kraken")).isBetween(6.0 * MILLI, 7.0 * MILLI + DRIFT);
        assertThat(Math.abs(connectivity.offsetNanos("kraken") - 300.0 * MILLI))
                .isLessThanOrEqualTo(connectivity.offsetErrorNanos("kraken"));
    }

    @Test
    void knowsNothingOfAClockThatMessagesBoundFromOneSideOnly() {
        calls.received(session, new Object(), now, "W", false);
        calls.dated(session, venueTime(now, 300));
        calls.dated(session, "yesterday");

        assertThat(connectivity.offsetNanos("kraken")).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "20260105-13:30:00, 1000000000",
        "20260105-13:30:00.1, 100000000",
        "20260105-13:30:00.123, 1000000",
        "20260105-13:30:00.123456, 1000",
        "20260105-13:30:00.123456789, 1"
    })
    void takesTheUnitOfTheLastDigitForTheResolution(String text, long nanos) {
        assertThat(FixTime.resolution(text)).isEqualTo(nanos);
    }

    @Test
    void takesWhatAProbeSaysOfARepeatedReportForPartOfIt() {
        int event =
                measure.site(new OrderPoints(measure, families).event(), "own event", new String[] {"kraken", null});

        assertThat(calls.isNews(session, '8', 5, false, "E1")).isTrue();
        assertThat(calls.isNews(session, '8', 6, false, "E1")).isFalse();
        int repeat = calls.repeating(session, 1);
        int within = measure.enter(event, 2, "kraken", "filled", null, null, null);
        calls.ended(repeat, 1, null);
        int after = measure.enter(event, 3, "kraken", "filled", null, null, null);
        measure.exit(after, 3, false);

        assertThat(within).isNegative();
        assertThat(after).isNotNegative();
        assertThat(Counts.calls(measure, "order.event.repeat")).containsOnly(Map.entry("kraken exec_id", 1L));
    }

    /** What the venue's clock, {@code aheadMillis} ahead of ours, shows at a moment of {@link System#nanoTime}. */
    private String venueTime(long nanos, long aheadMillis) {
        long epoch = wallClock.epochNanos(nanos) + aheadMillis * MILLI;
        return FIX.format(Instant.ofEpochSecond(epoch / 1_000_000_000, epoch % 1_000_000_000));
    }
}
