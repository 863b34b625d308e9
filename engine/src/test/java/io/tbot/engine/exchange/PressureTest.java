package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PressureTest {
    private static final long MILLI = 1_000_000L;

    private final Pressure pressure = new Pressure();
    private long now = 5_000 * MILLI;

    @Test
    void letsAFirstMessageAndQuickOnesPass() {
        assertThat(message(10 * MILLI, MILLI / 2)).isNull();
        assertThat(message(0, MILLI / 2)).isNull();
        assertThat(message(0, 50 * MILLI)).isNull();
    }

    @Test
    void gradesAMessageThatWaitedByTheHandlerBefore() {
        message(0, 2 * MILLI);
        assertThat(message(MILLI / 20, 30 * MILLI)).isEqualTo("low");
        assertThat(message(MILLI, 100 * MILLI)).isEqualTo("medium");
        assertThat(message(4 * MILLI, 1)).isEqualTo("high");
    }

    @Test
    void takesAMessageAfterAPauseForOneThatDidNotWait() {
        message(0, 10 * MILLI);
        assertThat(message(MILLI, 1)).isNull();
    }

    private String message(long pause, long took) {
        long start = now + pause;
        now = start + took;
        return pressure.handled(start, now);
    }
}
