package io.tbot.engine.alert;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.hold.Moment;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets the alert engine look once a second, and tell in between what has waited long enough.
 *
 * <p>Threads: a daemon of its own, {@code tbot-alerts}. Errors: a look that fails is said once and tried again.
 */
public final class AlertClock implements Runnable {
    private static final long SAID_MILLIS = 60_000;
    /** A quarter of a tick: any less is a scheduler's doing. */
    private static final long LATE_NANOS = AlertEngine.TICK_NANOS / 4;

    /** Between two tellings at least, however many groups wait. */
    private static final long PAUSE_MILLIS = 20;

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final AlertEngine engine;
    private final Consumer<String> log;
    private volatile boolean ended;
    private volatile long lookedNanos = System.nanoTime();
    private boolean saidSet;

    public AlertClock(AlertEngine engine, Consumer<String> log) {
        this.engine = engine;
        this.log = log;
    }

    /** Both clocks now. */
    public static Moment now() {
        return new Moment(System.nanoTime(), System.currentTimeMillis());
    }

    public void start() {
        AgentThread thread = new AgentThread("tbot-alerts", this);
        thread.setContextClassLoader(AlertClock.class.getClassLoader());
        thread.start();
    }

    /** How long ago the last look began that came to its end. */
    public long idleNanos() {
        return System.nanoTime() - lookedNanos;
    }

    /** No look begins after this. */
    public void end() {
        ended = true;
    }

    @Override
    public void run() {
        long dueNanos = System.nanoTime();
        while (!ended) {
            Moment now = now();
            boolean looks = now.nanos() - dueNanos >= 0;
            Moment look = looks ? look(dueNanos, now) : now;
            try {
                if (looks) {
                    say(engine.tick(look));
                    lookedNanos = look.nanos();
                    engine.numbers().looks().add(now.nanos() - dueNanos, System.nanoTime() - now.nanos());
                } else {
                    engine.tell(now);
                }
            } catch (Throwable fault) {
                log.accept("a look at the alert rules failed and will be tried again: " + fault);
            }
            dueNanos = looks ? look.nanos() + AlertEngine.TICK_NANOS : dueNanos;
            long leftNanos = Math.min(dueNanos - System.nanoTime(), untilToldNanos());
            if (leftNanos > 0) {
                LockSupport.parkNanos(leftNanos);
            }
        }
    }

    /**
     * When a look that was due then is said to be: as planned, since one that woke a little late would find that three
     * seconds are not quite over and wait for a fourth; now, where it is later than that. One that took too long costs
     * looks, not haste.
     */
    static Moment look(long dueNanos, Moment now) {
        long lateNanos = now.nanos() - dueNanos;
        return lateNanos < LATE_NANOS ? new Moment(dueNanos, now.millis() - lateNanos / NANOS_PER_MILLI) : now;
    }

    private void say(long setMillis) {
        if (!saidSet && Math.abs(setMillis) > SAID_MILLIS) {
            saidSet = true;
            log.accept("the wall clock was set by " + setMillis / 1_000
                    + " s; alert times go along, and this is not said again");
        }
    }

    private long untilToldNanos() {
        long nextMillis = engine.nextMillis();
        if (nextMillis == Long.MAX_VALUE) {
            return Long.MAX_VALUE;
        }
        return Math.max(PAUSE_MILLIS, nextMillis - System.currentTimeMillis()) * NANOS_PER_MILLI;
    }
}
