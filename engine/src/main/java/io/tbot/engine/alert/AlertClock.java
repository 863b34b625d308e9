package io.tbot.engine.alert;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.hold.Moment;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Lets the alert engine look once a second.
 *
 * <p>Threads: a daemon of its own, {@code tbot-alerts}. Errors: a look that fails is said once and tried again.
 */
public final class AlertClock implements Runnable {
    private static final long SAID_MILLIS = 60_000;

    private final AlertEngine engine;
    private final Consumer<String> log;
    private volatile boolean ended;
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

    /** No look begins after this. */
    public void end() {
        ended = true;
    }

    @Override
    public void run() {
        long dueNanos = System.nanoTime();
        while (!ended) {
            try {
                long setMillis = engine.tick(now());
                if (!saidSet && Math.abs(setMillis) > SAID_MILLIS) {
                    saidSet = true;
                    log.accept("the wall clock was set by " + setMillis / 1_000
                            + " s; alert times go along, and this is not said again");
                }
            } catch (Throwable fault) {
                log.accept("a look at the alert rules failed and will be tried again: " + fault);
            }
            dueNanos += AlertEngine.TICK_NANOS;
            long leftNanos = dueNanos - System.nanoTime();
            if (leftNanos < 0) {
                dueNanos = System.nanoTime(); // one that took too long costs looks, not haste
            } else {
                LockSupport.parkNanos(leftNanos);
            }
        }
    }
}
