package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class AlertClockTest {
    /** The look that is due after a second begins late by more than another. */
    private static final long TOO_LONG_NANOS = 2_300_000_000L;

    private static final long DUE_NANOS = 5_000_000_000L;

    @Test
    void aLookThatWakesALittleLateIsWhenItWasDue() {
        assertThat(AlertClock.look(DUE_NANOS, new Moment(DUE_NANOS + 7_300_000, 1_007)))
                .isEqualTo(new Moment(DUE_NANOS, 1_000));
    }

    @Test
    void looksThatOneWhichTookTooLongCostsAreCounted() throws InterruptedException {
        AlertEngine engine =
                new AlertEngine(new ScriptedMetrics(), Journal.open(null, AlertEngine.KINDS), AlertClock.now());
        AlertClock clock = new AlertClock(engine, text -> {});
        CountDownLatch looks = new CountDownLatch(2);
        clock.afterEach(millis -> {
            if (looks.getCount() == 2) {
                LockSupport.parkNanos(TOO_LONG_NANOS);
            }
            looks.countDown();
        });

        clock.start();
        boolean looked = looks.await(20, TimeUnit.SECONDS);
        clock.end();

        assertThat(looked).isTrue();
        assertThat(engine.numbers().looks().skipped()).isPositive();
        engine.close();
    }

    @Test
    void aLookAfterAStallIsNow() {
        Moment now = new Moment(DUE_NANOS + 20_000_000_000L, 21_000);

        assertThat(AlertClock.look(DUE_NANOS, now)).isEqualTo(now);
    }
}
