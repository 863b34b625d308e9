package io.tbot.engine.alert.deliver;

/**
 * Leaves a channel alone that fails, and looks after it now and then.
 *
 * <p>Shape: opens after {@value #IN_A_ROW} failures in a row, or when half of at least {@value #LEAST} attempts within
 * a minute failed; a probe after 30 s, then after twice as long each time, 5 min at most; one success closes it.
 */
final class Breaker {
    private static final int IN_A_ROW = 5;
    private static final int LEAST = 10;
    private static final long WINDOW_NANOS = 60_000_000_000L;
    private static final long FIRST_NANOS = 30_000_000_000L;
    private static final long LONGEST_NANOS = 300_000_000_000L;

    /** What a channel's breaker is at, with the metric's value. */
    enum State {
        CLOSED(0),
        OPEN(1),
        HALF_OPEN(2);

        final int code;

        State(int code) {
            this.code = code;
        }
    }

    private final long[] times = new long[64];
    private final boolean[] failed = new boolean[times.length];
    private int attempts;
    private int inARow;
    private State state = State.CLOSED;
    private long pauseNanos = FIRST_NANOS;
    private long probeNanos;

    State state() {
        return state;
    }

    /** How long until it lets one through; 0 where it does now. */
    long waitNanos(long nowNanos) {
        return state == State.OPEN ? Math.max(0, probeNanos - nowNanos) : 0;
    }

    /** One is on its way: while the breaker is open it is the probe. */
    void started() {
        if (state == State.OPEN) {
            state = State.HALF_OPEN;
        }
    }

    void succeeded(long nowNanos) {
        note(nowNanos, false);
        inARow = 0;
        if (state != State.CLOSED) {
            attempts = 0;
            state = State.CLOSED;
            pauseNanos = FIRST_NANOS;
        }
    }

    /**
     * One failed.
     *
     * @param forGood whether no other can succeed
     * @return whether this opened it
     */
    boolean failed(long nowNanos, boolean forGood) {
        note(nowNanos, true);
        inARow++;
        if (state == State.HALF_OPEN) {
            pauseNanos = Math.min(LONGEST_NANOS, pauseNanos * 2);
            state = State.OPEN;
            probeNanos = nowNanos + pauseNanos;
            return false;
        }
        if (state == State.CLOSED && (forGood || inARow >= IN_A_ROW || halfFailed(nowNanos))) {
            state = State.OPEN;
            probeNanos = nowNanos + pauseNanos;
            return true;
        }
        return false;
    }

    private void note(long nowNanos, boolean failure) {
        int cell = attempts++ % times.length;
        times[cell] = nowNanos;
        failed[cell] = failure;
    }

    private boolean halfFailed(long nowNanos) {
        int recent = 0;
        int failures = 0;
        for (int i = 0; i < Math.min(attempts, times.length); i++) {
            if (nowNanos - times[i] <= WINDOW_NANOS) {
                recent++;
                failures += failed[i] ? 1 : 0;
            }
        }
        return recent >= LEAST && failures * 2 >= recent;
    }
}
