package io.tbot.testapp.it.apps.ticks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends no order anywhere, and keeps of each between which bounds the age of its tick lies: the agent reads both clocks
 * inside of what the bot reads.
 *
 * <p>Threads: any.
 */
final class Gateway {
    private final Queue<String> truth = new ConcurrentLinkedQueue<>();
    private final AtomicLong orders = new AtomicLong();
    private final int round;

    Gateway(int round) {
        this.round = round;
    }

    /** An order of this way that came of this tick. */
    void order(String way, Tick tick) {
        String id = way + "-" + round + "-" + orders.incrementAndGet();
        long beforeNanos = System.nanoTime();
        long insideNanos = place(way, id);
        boolean none = tick == Tick.NONE;
        long least = none ? 0 : beforeNanos - tick.toNanos();
        long most = none ? 0 : insideNanos - tick.fromNanos();
        truth.add("order " + id + " " + (none ? "none" : "tick") + " " + least + " " + most);
    }

    /** What the agent watches. */
    long place(String way, String id) {
        return System.nanoTime();
    }

    Queue<String> truth() {
        return truth;
    }
}
