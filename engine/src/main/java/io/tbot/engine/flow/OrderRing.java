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

    private final OrderFacts[] places = new OrderFacts[CAPACITY];

    /** Of place i: i + laps × capacity when it is free, one more when it is filled. */
    private final AtomicLongArray sequences = new AtomicLongArray(CAPACITY);

    private final AtomicLong tail = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    /** Only the reader's. */
    private long head;

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
                OrderFacts kept = places[place];
                facts.copyTo(kept == null ? made(place) : kept);
                sequences.setRelease(place, at + 1);
                return;
            }
        }
        dropped.increment();
    }

    /** The first lap's places: memory follows use. */
    private OrderFacts made(int place) {
        OrderFacts facts = new OrderFacts();
        places[place] = facts;
        return facts;
    }

    /** Hands what is there to {@code reader}, oldest first, at most one lap; what it is handed is used again after. */
    int drain(Consumer<OrderFacts> reader) {
        int count = 0;
        while (count < CAPACITY) {
            int place = (int) head & MASK;
            if (sequences.getAcquire(place) != head + 1) {
                break;
            }
            OrderFacts facts = places[place];
            try {
                reader.accept(facts);
            } finally {
                facts.clear();
                sequences.setRelease(place, head + CAPACITY);
                head++;
                count++;
            }
        }
        return count;
    }

    long dropped() {
        return dropped.sum();
    }
}
