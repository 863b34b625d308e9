package io.tbot.engine.jvm;

import io.tbot.bootstrap.AgentThread;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How much later than asked a sleeping thread wakes: what any thread of this JVM could have suffered at that moment.
 *
 * <p>Threads: one sleeper of the agent.
 *
 * <p>Errors: a pause that begins during a sleep is seen shorter by what was left of it, {@value #SLEEP_MILLIS} ms at
 * most and half of it on average; delays under 1 ms are the scheduler's ordinary noise and not counted.
 *
 * <p>Source: the idea of jHiccup. One wake-up costs 25 to 50 µs on two virtual cores, so 1 ms sleeps took 2.4 % of a
 * core and 10 ms take 0.5 %.
 */
final class PauseCollector extends ThemeCollector {
    private static final int SLEEP_MILLIS = 10;
    private static final long SLEEP_NANOS = SLEEP_MILLIS * 1_000_000L;
    private static final long MIN_PAUSE_NANOS = 1_000_000;

    private final DurationCounts pauses =
            new DurationCounts(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);
    private volatile boolean stopped;
    private volatile @Nullable Thread sleeper;

    PauseCollector(Consumer<String> log) {
        super(log);
    }

    void start() {
        Thread thread = new AgentThread("tbot-pauses", this::sleepOnAndOn);
        sleeper = thread;
        thread.start();
    }

    void stop() {
        stopped = true;
        LockSupport.unpark(sleeper);
    }

    @Override
    void read(Families families) {
        families.histogram(
                "tbot_jvm_pause_seconds",
                "How much later than asked a sleeping thread woke, where that was 1 ms or more.",
                pauses.samples("tbot_jvm_pause_seconds", List.of(), List.of()));
    }

    /** Counts one sleep by how long it really took. */
    void slept(long nanos) {
        long lateNanos = nanos - SLEEP_NANOS;
        if (lateNanos >= MIN_PAUSE_NANOS) {
            pauses.add(lateNanos / 1e9);
        }
    }

    private void sleepOnAndOn() {
        long beforeNanos = System.nanoTime();
        while (!stopped) {
            LockSupport.parkNanos(this, SLEEP_NANOS);
            long nowNanos = System.nanoTime();
            slept(nowNanos - beforeNanos);
            beforeNanos = nowNanos;
        }
    }
}
