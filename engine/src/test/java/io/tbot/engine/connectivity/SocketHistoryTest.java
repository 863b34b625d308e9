package io.tbot.engine.connectivity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketHistoryTest {
    private static final long SECOND = 1_000_000_000L;
    private static final int STORM = 3;

    private final SocketHistory history = new SocketHistory();
    private long now = 7 * SECOND;

    @Test
    void knowsNoAttemptsBeforeTheFirst() {
        assertThat(history.recentConnects(now)).isEqualTo(-1);
    }

    @Test
    void countsOneStormHoweverLongItLasts() {
        assertThat(open(false)).isFalse();
        assertThat(open(true)).isFalse();
        assertThat(open(true)).isFalse();
        assertThat(open(true)).isTrue();
        assertThat(open(true)).isFalse();
        assertThat(history.isStorming(now, STORM, 60 * SECOND)).isTrue();

        now += 61 * SECOND;
        assertThat(history.isStorming(now, STORM, 60 * SECOND)).isFalse();
        assertThat(open(true)).isFalse();
        assertThat(open(true)).isFalse();
        assertThat(open(true)).isTrue();
    }

    @Test
    void takesFailedAttemptsForPartOfAStorm() {
        assertThat(history.failed(now, STORM, 60 * SECOND)).isFalse();
        assertThat(history.failed(now, STORM, 60 * SECOND)).isFalse();
        assertThat(history.failed(now, STORM, 60 * SECOND)).isTrue();
    }

    @Test
    void countsTheAttemptsOfFiveMinutes() {
        open(false);
        now += 200 * SECOND;
        history.failed(now, STORM, 60 * SECOND);
        open(true);
        assertThat(history.recentConnects(now)).isEqualTo(3);

        now += 101 * SECOND;
        assertThat(history.recentConnects(now)).isEqualTo(2);
        now += 300 * SECOND;
        assertThat(history.recentConnects(now)).isZero();
    }

    @Test
    void missesWhatWasLostUntilItComesBackOrIsGivenUp() {
        history.ended(now, true);
        assertThat(history.missing(now)).isZero();

        history.ended(now, false);
        history.ended(now, false);
        history.opened(now, true, false, STORM, 60 * SECOND);
        assertThat(history.missing(now)).isEqualTo(2);

        open(true);
        assertThat(history.missing(now)).isEqualTo(1);
        now += 601 * SECOND;
        assertThat(history.missing(now)).isZero();
    }

    private boolean open(boolean again) {
        return history.opened(now, again, again, STORM, 60 * SECOND);
    }
}
