package io.tbot.engine.flow;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;

/**
 * Facts in the order in which the bot's threads told them: a bounded queue of many writers and one reader, whose places
 * are used again and again.
 *
 * <p>Threads: any number offer, one drains. A writer takes a place with a compare-and-set and never waits for the
 * reader or, but for {@value #MAX_TRIES} tries, for another writer; the reader waits behind a writer that has taken a
 * place and not filled it yet. Shape: {@value #CAPACITY} places of about 280 bytes, each made when it is first used.
 *
 * <p>Errors: what finds no place is dropped and counted. Source: D. Vyukov's bounded queue with a sequence number per
 * place.
 */
final class OrderRing {
    /** A tenth of a second of 10,000 orders/s with eight facts each. */
    private static final int CAPACITY = 8192;

    private static final int MASK = CAPACITY - 1;
    private static final int MAX_TRIES = 64;

    /** What stands where a fault kept the facts from being copied. */
    private static final int VOID = -1;

    /** A thread that the system has put aside is back long before. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final OrderFacts[] places = new OrderFacts[CAPACITY];

    /** Of place i: i + laps × capacity when it is free, one more when it is filled. */
    private final AtomicLongArray sequences = new AtomicLongArray(CAPACITY);

    private final AtomicLong tail = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    /** Only the reader's. */
    private long head;

    /** Places before this one were taken when the reader last began to wait for one. */
    private long waitsUpTo;

    private long waitsSinceNanos;

    OrderRing() {
        for (int i = 0; i < CAPACITY; i++) {
            sequences.set(i, i);
        }
    }

    /** Takes a copy of {@code facts}. */
    @HotPath
    void offer(OrderFacts facts) {
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            long at = tail.get();
            int place = (int) at & MASK;
            long ahead = sequences.get(place) - at;
            if (ahead < 0) {
                break;
            }
            if (ahead == 0 && tail.compareAndSet(at, at + 1)) {
                fill(place, facts);
                if (sequences.compareAndSet(place, at, at + 1)) {
                    return;
                }
                break; // the reader has given the place up
            }
        }
        dropped.increment();
    }

    /** A fault here, a stack that is full, must not leave the place open for ever: the reader passes a void one by. */
    @HotPath
    private void fill(int place, OrderFacts facts) {
        OrderFacts kept = places[place];
        try {
            facts.copyTo(kept == null ? made(place) : kept);
        } catch (Throwable struck) {
            if (kept != null) {
                kept.step = VOID;
            }
        }
    }

    /** The first lap's places: memory follows use. */
    private OrderFacts made(int place) {
        OrderFacts facts = new OrderFacts();
        places[place] = facts;
        return facts;
    }

    /** Hands what is there to {@code reader}, oldest first, at most one lap; what it is handed is used again after. */
    int drain(Consumer<OrderFacts> reader, long nowNanos) {
        int count = 0;
        while (count < CAPACITY) {
            int place = (int) head & MASK;
            long sequence = sequences.get(place);
            if (sequence != head + 1 && !isGivenUp(place, nowNanos)) {
                break;
            }
            OrderFacts facts = sequence == head + 1 ? places[place] : null;
            try {
                if (facts == null || facts.step == VOID) {
                    dropped.increment();
                } else {
                    reader.accept(facts);
                }
            } finally {
                if (facts != null) {
                    facts.clear();
                }
                sequences.compareAndSet(place, head + 1, head + CAPACITY);
                head++;
                count++;
            }
        }
        return count;
    }

    /**
     * Whether the place at the head was taken and not filled for so long that nobody will: its writer was struck by a
     * fault between the two. It gets other facts, so that a writer that wakes up after all writes where nobody reads.
     */
    private boolean isGivenUp(int place, long nowNanos) {
        long taken = tail.get();
        if (taken == head) {
            return false;
        }
        if (head >= waitsUpTo) {
            waitsUpTo = taken;
            waitsSinceNanos = nowNanos;
        }
        if (nowNanos - waitsSinceNanos < PATIENCE_NANOS || !sequences.compareAndSet(place, head, head + CAPACITY)) {
            return false;
        }
        places[place] = new OrderFacts();
        return true;
    }

    long dropped() {
        return dropped.sum();
    }
}
