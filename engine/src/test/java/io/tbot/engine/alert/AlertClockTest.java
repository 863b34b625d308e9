package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.Moment;
import org.junit.jupiter.api.Test;

class AlertClockTest {
    private static final long DUE_NANOS = 5_000_000_000L;

    @Test
    void aLookThatWakesALittleLateIsWhenItWasDue() {
        assertThat(AlertClock.look(DUE_NANOS, new Moment(DUE_NANOS + 7_300_000, 1_007)))
                .isEqualTo(new Moment(DUE_NANOS, 1_000));
    }

    @Test
    void aLookAfterAStallIsNow() {
        Moment now = new Moment(DUE_NANOS + 20_000_000_000L, 21_000);

        assertThat(AlertClock.look(DUE_NANOS, now)).isEqualTo(now);
    }
}
