package io.tbot.engine.orders;

import io.tbot.bootstrap.AgentThread;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * {@code tbot-orders}: reads what the bot's threads tell of orders; every millisecond while there is any, ever less
 * when idle.
 */
public final class BlotterThread implements Runnable {
    private static final long BUSY_NANOS = 1_000_000;

    /** The queue takes 8,192 facts at the least: 400,000 a second find room even when it has to wake first. */
    private static final long IDLE_NANOS = 20_000_000;

    private final Blotter blotter;
    private final Consumer<String> log;

    private BlotterThread(Blotter blotter, Consumer<String> log) {
        this.blotter = blotter;
        this.log = log;
    }

    /** Starts the thread. */
    public static void start(Blotter blotter, Consumer<String> log) {
        AgentThread thread = new AgentThread("tbot-orders", new BlotterThread(blotter, log));
        thread.setContextClassLoader(BlotterThread.class.getClassLoader());
        thread.start();
    }

    @Override
    public void run() {
        long pauseNanos = IDLE_NANOS;
        boolean said = false;
        while (!Thread.currentThread().isInterrupted()) {
            try {
                boolean any = blotter.catchUp(System.nanoTime()) > 0;
                pauseNanos = any ? BUSY_NANOS : Math.min(IDLE_NANOS, pauseNanos * 2);
            } catch (Throwable fault) {
                pauseNanos = IDLE_NANOS;
                if (!said) {
                    said = true;
                    log.accept("orders could not be read and will be tried again: " + fault);
                }
            }
            LockSupport.parkNanos(pauseNanos);
        }
    }
}
