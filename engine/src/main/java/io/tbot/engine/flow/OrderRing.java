package io.tbot.engine.flow;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts in the order in which the bot's threads told them: a bounded queue of many writers and one reader, whose places
 * are used again and again.
 *
 * <p>Threads: any number offer, one drains. A writer takes a place with a compare-and-set and never waits for the
 * reader or, but for {@value #MAX_TRIES} tries, for another writer; the reader waits behind a writer that has taken a
 * place and not filled it yet. Shape: {@value #LEAST} facts of about 250 bytes, each made when it is first used, 2 MB;
 * twice as many when a backlog takes half of them, at most {@value #MOST}, 8 MB. They move on from place to place, of
 * which there are as many as there may be facts.
 *
 * <p>Errors: what finds no free place is dropped and counted. Source: D. Vyukov's bounded queue with a sequence number
 * per place; docs/decisions/order-blotter.md for its length.
 */
final class OrderRing {
    /** An eighth of a second of 10,000 orders/s with six facts each: a reader without a processor for that long. */
    private static final int LEAST = 8192;

    /** Half a second of the same. */
    private static final int MOST = 32_768;

    private static final int MASK = MOST - 1;
    private static final int MAX_TRIES = 64;

    /** What stands where a fault kept the facts from being copied. */
    private static final int VOID = -1;

    /** A thread that the system has put aside is back long before. */
    private static final long PATIENCE_NANOS = 2_000_000_000L;

    private final @Nullable OrderFacts[] places = new @Nullable OrderFacts[MOST];

    /** Of a place: the number of the next facts for it when it is free, one more when they are there. */
    private final AtomicLongArray sequences = new AtomicLongArray(MOST);

    private final AtomicLong tail = new AtomicLong();
    private final LongAdder dropped = new LongAdder();

    /** Only the reader's, like all that follows. */
    private long head;

    /** Facts with this number and later ones have no place yet. */
    private long end;

    /** Places before this one were taken when the reader last began to wait for one. */
    private long waitsUpTo;

    private long waitsSinceNanos;

    OrderRing() {
        for (int i = 0; i < MOST; i++) {
            sequences.set(i, i - MOST);
        }
        lengthen(LEAST);
    }

    /** Frees places for so many facts more, which are made when they are told. */
    private void lengthen(int more) {
        for (int i = 0; i < more; i++) {
            free(null);
        }
    }

    /** One more may be told, with these facts or with new ones. */
    private void free(@Nullable OrderFacts facts) {
        int place = (int) end & MASK;
        places[place] = facts;
        sequences.set(place, end);
        end++;
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
        long backlog = tail.get() - head;
        int length = (int) (end - head);
        if (backlog > length / 2 && length < MOST) {
            lengthen(length);
        }
        int count = 0;
        while (count < MOST) {
            int place = (int) head & MASK;
            if (sequences.get(place) != head + 1) {
                if (!isGivenUp(place, nowNanos)) {
                    break;
                }
                dropped.increment();
                pass(place, null);
            } else {
                read(place, reader);
            }
            count++;
        }
        return count;
    }

    private void read(int place, Consumer<OrderFacts> reader) {
        OrderFacts facts = places[place];
        try {
            if (facts == null || facts.step == VOID) {
                dropped.increment();
            } else {
                reader.accept(facts);
            }
        } finally {
            if (facts != null) {
                facts.forget();
            }
            pass(place, facts);
        }
    }

    /** Leaves a place, whose facts go to the next one that is to be free. */
    private void pass(int place, @Nullable OrderFacts facts) {
        places[place] = null;
        head++;
        free(facts);
    }

    /**
     * Whether the place at the head was taken and not filled for so long that nobody will: its writer was struck by a
     * fault between the two. Its facts are not used again, so that a writer that wakes up after all writes where nobody
     * reads.
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
        return nowNanos - waitsSinceNanos >= PATIENCE_NANOS && sequences.compareAndSet(place, head, head - MOST);
    }

    long dropped() {
        return dropped.sum();
    }
}
