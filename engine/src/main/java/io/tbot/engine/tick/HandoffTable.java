package io.tbot.engine.tick;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Which tick travels with which object: fixed, lossy, by identity, and without a reference to any object.
 *
 * <p>Threads: any number put and take at once; each operation is one compare-and-set, retried {@value #MAX_TRIES} times
 * at most, and nobody waits. Shape: {@value #SETS} sets of {@value #WAYS} places with three longs each, 393 KB. Of a
 * place: its key (32 bits: the identity hash and in what way the object travels), how often the object is under way (8
 * bits), what is known (4), when it was put (8 bits: seconds), and 12 bits of the tick, by which a reader knows that
 * the tick beside it is the one that was put. Units: {@link System#nanoTime}; 0 for no tick.
 *
 * <p>Errors: an object is known by its identity hash, which another one has in one of 2^31 cases. Two such objects, or
 * the same one twice, under way at a time are ambiguous: neither brings a tick, counted in {@link #ambiguous}. What
 * finds all places of its set taken by ticks under way displaces the oldest, counted in {@link #evicted}. Two threads
 * that write the same place within the same few nanoseconds may leave one's tick beside the other's key; the 12 bits
 * tell, but in one of 4,096 such cases. Source: docs/decisions/handoff.md.
 */
final class HandoffTable {
    /** Ticks under way at a time; four times what a bot with a backlog of a second at 4,000 ticks/s needs. */
    private static final int SETS = 4096;

    private static final int WAYS = 4;
    private static final int MAX_TRIES = 8;

    /** Nothing stands here, or its object came through. */
    private static final int DONE = 0;

    /** The object is under way. */
    private static final int SENT = 1;

    /** It, or one that looks like it, was put again before it was taken. */
    private static final int AMBIGUOUS = 2;

    /** Any number may look at it, until it is published again. */
    private static final int PUBLISHED = 3;

    private static final int STATE_SHIFT = 20;
    private static final int COUNT_SHIFT = 24;
    private static final int KEY_SHIFT = 32;

    /** The count of a published object that someone has looked at. */
    private static final long SEEN = 1L << COUNT_SHIFT;

    private static final int TICK_BITS = 0xFFF;
    private static final int SECOND_SHIFT = 12;
    private static final int BYTE = 0xFF;

    /** What was put this long ago and not taken was taken where nobody looks, or thrown away. */
    private static final int FORGOTTEN_SECONDS = 60;

    private final AtomicLongArray places = new AtomicLongArray(SETS * WAYS);
    private final AtomicLongArray ticks = new AtomicLongArray(SETS * WAYS);
    private final AtomicLongArray putNanos = new AtomicLongArray(SETS * WAYS);
    private final LongAdder ambiguous = new LongAdder();
    private final LongAdder evicted = new LongAdder();
    private final LongAdder contended = new LongAdder();

    /** Seconds by the clock thread; plain, because one late or early is as good. */
    private int second;

    /** Lets time pass. */
    void second(long nowNanos) {
        second = (int) (nowNanos / 1_000_000_000L) & BYTE;
    }

    /**
     * An object is about to go under way.
     *
     * @param key not 0
     * @param tickNanos the tick it takes along, 0 for none
     * @param nowNanos when, if the wait is to be timed; 0 if not
     */
    @HotPath
    void put(int key, long tickNanos, long nowNanos) {
        int set = (key & (SETS - 1)) * WAYS;
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int at = find(set, key);
            boolean known = at >= 0;
            at = known ? at : victim(set);
            long place = places.get(at);
            if (known && keyOf(place) != key) {
                continue;
            }
            if (known && underWay(place)) {
                if (again(at, place, tickNanos)) {
                    return;
                }
                continue;
            }
            long displaced = known ? 0 : waiting(at, place);
            ticks.setOpaque(at, tickNanos);
            putNanos.setOpaque(at, nowNanos);
            if (places.compareAndSet(at, place, place(key, 1, SENT, tickNanos))) {
                if (displaced != 0) {
                    evicted.increment();
                }
                if (!known) {
                    only(set, at, key);
                }
                return;
            }
        }
        contended.increment();
    }

    /** The object is under way already. */
    @HotPath
    private boolean again(int at, long place, long tickNanos) {
        boolean lost = tickNanos != 0 || stateOf(place) == AMBIGUOUS || ticks.get(at) != 0;
        int count = Math.min(countOf(place) + 1, BYTE);
        if (!places.compareAndSet(at, place, place(keyOf(place), count, AMBIGUOUS, 0))) {
            return false;
        }
        if (lost) {
            ambiguous.increment();
        }
        return true;
    }

    /** Two threads that put the same object for the first time at once took two places. */
    @HotPath
    private void only(int set, int own, int key) {
        for (int at = set; at < set + WAYS; at++) {
            long place = places.get(at);
            if (at != own && keyOf(place) == key && stateOf(place) == SENT) {
                long mine = places.get(own);
                places.compareAndSet(at, place, place(key, BYTE, AMBIGUOUS, 0));
                places.compareAndSet(own, mine, place(key, BYTE, AMBIGUOUS, 0));
                ambiguous.increment();
            }
        }
    }

    /**
     * The object came through.
     *
     * @param to learns when it was sent
     * @return the tick it brings; 0 for none
     */
    @HotPath
    long take(int key, WorkingThread to) {
        int set = (key & (SETS - 1)) * WAYS;
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int at = find(set, key);
            if (at < 0) {
                return 0;
            }
            long place = places.get(at);
            int state = stateOf(place);
            if (keyOf(place) != key) {
                continue;
            }
            if (state == DONE || state == PUBLISHED) {
                return 0;
            }
            long tick = state == SENT ? ticks.get(at) : 0;
            long sentNanos = putNanos.get(at);
            int count = countOf(place) - 1;
            long left = count <= 0 ? place(key, 0, DONE, 0) : place(key, count, state, 0);
            if (places.compareAndSet(at, place, left)) {
                to.sentNanos = sentNanos;
                return whole(tick, place);
            }
        }
        contended.increment();
        return 0;
    }

    /** The tick beside a place that was sent; 0, and counted, where it is not the one that was put. */
    @HotPath
    private long whole(long tick, long place) {
        boolean whole = (tick & TICK_BITS) == (place & TICK_BITS);
        if (!whole && stateOf(place) != AMBIGUOUS) {
            contended.increment();
        }
        return whole ? tick : 0;
    }

    /** The tick of an object that stays under way; 0 for none. */
    @HotPath
    long peek(int key) {
        int set = (key & (SETS - 1)) * WAYS;
        int at = find(set, key);
        if (at < 0) {
            return 0;
        }
        long place = places.get(at);
        int state = stateOf(place);
        if (keyOf(place) != key || (state != SENT && state != PUBLISHED)) {
            return 0;
        }
        long tick = ticks.get(at);
        return places.get(at) == place && (tick & TICK_BITS) == (place & TICK_BITS) ? tick : 0;
    }

    /** The object is filled anew for any number of readers; whoever calls this knows that none reads it now. */
    @HotPath
    void publish(int key, long tickNanos, long nowNanos) {
        int set = (key & (SETS - 1)) * WAYS;
        for (int attempt = 0; attempt < MAX_TRIES; attempt++) {
            int at = find(set, key);
            if (at < 0 && tickNanos == 0) {
                return;
            }
            boolean known = at >= 0;
            at = known ? at : victim(set);
            long place = places.get(at);
            if (known && keyOf(place) != key) {
                continue;
            }
            long displaced = known ? 0 : waiting(at, place);
            ticks.setOpaque(at, tickNanos);
            putNanos.setOpaque(at, nowNanos);
            int state = tickNanos == 0 ? DONE : PUBLISHED;
            if (places.compareAndSet(at, place, place(key, 0, state, tickNanos))) {
                if (displaced != 0) {
                    evicted.increment();
                }
                return;
            }
        }
        contended.increment();
    }

    /**
     * The tick of a published object, for any number of readers.
     *
     * @param to learns when it was published, if that was noted and nobody has asked before
     */
    @HotPath
    long see(int key, WorkingThread to) {
        int at = find((key & (SETS - 1)) * WAYS, key);
        if (at < 0) {
            return 0;
        }
        long place = places.get(at);
        if (keyOf(place) != key || stateOf(place) != PUBLISHED) {
            return 0;
        }
        long tick = ticks.get(at);
        long sentNanos = putNanos.get(at);
        long seen = place | SEEN;
        boolean first = place != seen && places.compareAndSet(at, place, seen);
        to.sentNanos = first ? sentNanos : 0;
        boolean same = first || (places.get(at) | SEEN) == seen;
        return same ? whole(tick, place) : 0;
    }

    /** The tick that an object still brings to someone; 0 for none. */
    @HotPath
    private long waiting(int at, long place) {
        int state = stateOf(place);
        boolean waits = state == SENT || (state == PUBLISHED && countOf(place) == 0);
        return waits && (place & TICK_BITS) != 0 && ageOf(place) <= FORGOTTEN_SECONDS ? ticks.get(at) : 0;
    }

    /** The place of a key; -1 where it has none. */
    @HotPath
    private int find(int set, int key) {
        for (int at = set; at < set + WAYS; at++) {
            if (keyOf(places.get(at)) == key) {
                return at;
            }
        }
        return -1;
    }

    /**
     * The place that is missed least: one that is done with, else one forgotten or published and seen, else one that
     * brings no tick, else the oldest.
     */
    @HotPath
    private int victim(int set) {
        int best = set;
        int most = -1;
        for (int at = set; at < set + WAYS; at++) {
            long place = places.get(at);
            int state = stateOf(place);
            int age = ageOf(place);
            int merit = state == DONE ? 1024 : age > FORGOTTEN_SECONDS ? 512 : 0;
            merit += state == PUBLISHED && countOf(place) != 0 ? 384 : 0;
            merit += state == SENT && (place & TICK_BITS) == 0 ? 256 : 0;
            if (place == 0) {
                return at;
            }
            if (merit + age > most) {
                most = merit + age;
                best = at;
            }
        }
        return best;
    }

    @HotPath
    private boolean underWay(long place) {
        int state = stateOf(place);
        return (state == SENT || state == AMBIGUOUS) && ageOf(place) <= FORGOTTEN_SECONDS;
    }

    @HotPath
    private int ageOf(long place) {
        return (second - (int) (place >>> SECOND_SHIFT)) & BYTE;
    }

    @HotPath
    private long place(int key, int count, int state, long tickNanos) {
        return ((long) key << KEY_SHIFT)
                | ((long) count << COUNT_SHIFT)
                | ((long) state << STATE_SHIFT)
                | ((long) second << SECOND_SHIFT)
                | (tickNanos & TICK_BITS);
    }

    @HotPath
    private static int keyOf(long place) {
        return (int) (place >>> KEY_SHIFT);
    }

    @HotPath
    private static int countOf(long place) {
        return (int) (place >>> COUNT_SHIFT) & BYTE;
    }

    @HotPath
    private static int stateOf(long place) {
        return (int) (place >>> STATE_SHIFT) & 0xF;
    }

    /** Ticks lost because an object was under way twice. */
    long ambiguous() {
        return ambiguous.sum();
    }

    /** Ticks lost for want of room. */
    long evicted() {
        return evicted.sum();
    }

    /**
     * Operations given up because others changed the same place at the same time, and ticks left beside another's key.
     */
    long contended() {
        return contended.sum();
    }
}
