package io.tbot.testapp.bot;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Stores ticks by the hundred, and forgets old rows, away from the trading thread.
 *
 * <p>Threads: {@code strategy} adds, {@code tick-store} writes; when that falls behind, the adder writes itself.
 */
final class TickStore {
    static final int BATCH = 100;

    private static final int WAITING_BATCHES = 64;
    /** Rows kept: what an evening of the demo may take of the heap. */
    private static final long KEPT_TICKS = 50_000;

    private static final int FORGET_EVERY_TICKS = 1_000;
    private static final long KEPT_ORDERS = 20_000;
    private static final long CLOSE_SECONDS = 30;

    private final TradeStore store;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING_BATCHES),
            task -> new Thread(task, "tick-store"),
            new ThreadPoolExecutor.CallerRunsPolicy());
    private List<Tick> batch = new ArrayList<>(BATCH);
    private long stored;

    TickStore(TradeStore store) {
        this.store = store;
    }

    void add(Tick tick) {
        batch.add(tick);
        if (batch.size() == BATCH) {
            flush();
        }
    }

    /** Drops the rows of orders long past. */
    void forgetOrdersBefore(long n) {
        if (n > KEPT_ORDERS) {
            writer.execute(() -> store.deleteOrdersUpTo(n - KEPT_ORDERS));
        }
    }

    /** Stores the rest, and waits until everything is written. */
    void close() throws InterruptedException {
        if (!batch.isEmpty()) {
            flush();
        }
        writer.shutdown();
        if (!writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS)) {
            System.err.println("bot: ticks are still not stored after " + CLOSE_SECONDS + " s");
        }
    }

    private void flush() {
        List<Tick> full = batch;
        long first = stored + 1;
        batch = new ArrayList<>(BATCH);
        stored += full.size();
        writer.execute(() -> store.insertTicks(first, full));
        long old = stored - KEPT_TICKS;
        if (old > 0 && old % FORGET_EVERY_TICKS < BATCH) {
            writer.execute(() -> store.deleteTicksUpTo(old));
        }
    }
}
