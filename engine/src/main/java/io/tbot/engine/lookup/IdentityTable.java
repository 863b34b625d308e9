package io.tbot.engine.lookup;

import io.tbot.bootstrap.HotPath;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Facts about objects of the bot, found by the object's identity and gone with it: neither {@code equals} nor
 * {@code hashCode} of the object is called, and the object is not kept alive.
 *
 * <p>Threads: any number read and write at once. Reading is a walk over one short chain. Writing pushes one entry with
 * a compare-and-set; unlinking what died is done by one thread at a time, and a thread that finds it being done goes on
 * without. Nobody waits.
 *
 * <p>Shape: a chain for each {@value #CHAIN} objects of the capacity, from {@value #MIN_BUCKETS} to
 * {@value #MAX_BUCKETS} (32 KB); 56 bytes an entry. Every write looks over {@value #SWEPT_PER_WRITE} further chains for
 * the dead.
 *
 * <p>Errors: an object beyond the capacity is not remembered and counted in {@link #lost}.
 */
public final class IdentityTable<V> {
    private static final int MAX_BUCKETS = 8192;
    private static final int MIN_BUCKETS = 16;
    /** Entries per chain when full. */
    private static final int CHAIN = 8;

    private static final int MAX_PUSHES = 8;
    private static final int SWEPT_PER_WRITE = 2;
    private static final int SWEPT_WHEN_FULL = 64;

    private final AtomicReferenceArray<@Nullable Entry<V>> heads;
    private final int mask;
    private final int capacity;
    /** Entries linked, dead ones included. */
    private final AtomicInteger linked = new AtomicInteger();
    /** Held by the one thread that unlinks. */
    private final AtomicBoolean unlinking = new AtomicBoolean();

    private final LongAdder lost = new LongAdder();
    /** Where the next look for the dead begins; only the unlinking thread writes it. */
    private int hand;

    /** @param capacity how many objects it remembers at once */
    public IdentityTable(int capacity) {
        int buckets = MIN_BUCKETS;
        while (buckets < MAX_BUCKETS && buckets * CHAIN < capacity) {
            buckets *= 2;
        }
        this.heads = new AtomicReferenceArray<>(buckets);
        this.mask = buckets - 1;
        this.capacity = capacity;
    }

    /** What is known of {@code key}; {@code null} where nothing is. */
    @HotPath
    public @Nullable V get(Object key) {
        int hash = System.identityHashCode(key);
        Entry<V> entry = find(key, hash);
        return entry == null ? null : entry.value;
    }

    /** Remembers {@code value} for {@code key}, in place of what was known. Allocates one entry for a new key. */
    public void put(Object key, V value) {
        int hash = System.identityHashCode(key);
        Entry<V> known = find(key, hash);
        if (known != null) {
            known.value = value;
            return;
        }
        add(key, new Entry<>(key, hash, value), false);
    }

    /** Remembers {@code value} for {@code key}, unless another thread was there first: both find the same then. */
    public void putIfAbsent(Object key, V value) {
        int hash = System.identityHashCode(key);
        if (find(key, hash) == null) {
            add(key, new Entry<>(key, hash, value), true);
        }
    }

    private void add(Object key, Entry<V> entry, boolean once) {
        sweep(SWEPT_PER_WRITE);
        if (linked.get() >= capacity) {
            sweep(SWEPT_WHEN_FULL);
        }
        if (linked.get() >= capacity || !push(key, entry, once)) {
            lost.increment();
        }
    }

    /** Forgets {@code key}. */
    @HotPath
    public void remove(Object key) {
        Entry<V> entry = find(key, System.identityHashCode(key));
        if (entry != null) {
            entry.clear();
            sweepOne(entry.hash & mask);
        }
    }

    /** How many entries are linked, those of objects that died a short while ago included. */
    public int size() {
        return linked.get();
    }

    /** How many objects were not remembered for want of room. */
    public long lost() {
        return lost.sum();
    }

    /** Passes every value whose object lives to {@code visitor}; for the reader, not for the bot's threads. */
    public void forEach(Consumer<V> visitor) {
        for (int bucket = 0; bucket <= mask; bucket++) {
            for (Entry<V> entry = heads.get(bucket); entry != null; entry = entry.next) {
                if (!entry.refersTo(null)) {
                    visitor.accept(entry.value);
                }
            }
        }
    }

    /** Ends because entries never move from chain to chain and {@code next} only ever skips the dead. */
    @HotPath
    private @Nullable Entry<V> find(Object key, int hash) {
        return find(key, hash, heads.get(hash & mask));
    }

    @HotPath
    private static <V> @Nullable Entry<V> find(Object key, int hash, @Nullable Entry<V> head) {
        Entry<V> entry = head;
        while (entry != null) {
            if (entry.hash == hash && entry.refersTo(key)) {
                return entry;
            }
            entry = entry.next;
        }
        return null;
    }

    /**
     * Links an entry at the head of its chain, which is where every entry comes: while the head is the same, nobody has
     * linked another.
     *
     * @param once whether one that is there for the same object counts as this one
     */
    private boolean push(Object key, Entry<V> entry, boolean once) {
        int bucket = entry.hash & mask;
        for (int attempt = 0; attempt < MAX_PUSHES; attempt++) {
            Entry<V> head = heads.get(bucket);
            if (once && find(key, entry.hash, head) != null) {
                return true;
            }
            entry.next = head;
            if (heads.compareAndSet(bucket, head, entry)) {
                linked.getAndIncrement();
                return true;
            }
        }
        return false;
    }

    @HotPath
    private void sweep(int buckets) {
        if (!unlinking.compareAndSet(false, true)) {
            return;
        }
        int hand = this.hand;
        for (int i = 0; i < buckets; i++) {
            unlinkDead(hand);
            hand = (hand + 1) & mask;
        }
        this.hand = hand;
        unlinking.set(false);
    }

    @HotPath
    private void sweepOne(int bucket) {
        if (unlinking.compareAndSet(false, true)) {
            unlinkDead(bucket);
            unlinking.set(false);
        }
    }

    /**
     * Unlinks the dead of one chain. Only this method changes the {@code next} of a linked entry, and only one thread
     * runs it; others at most push a new head, which leaves a dead head linked until the next look.
     */
    @HotPath
    private void unlinkDead(int bucket) {
        Entry<V> previous = null;
        Entry<V> entry = heads.get(bucket);
        while (entry != null) {
            Entry<V> next = entry.next;
            if (!entry.refersTo(null)) {
                previous = entry;
            } else if (previous != null) {
                previous.next = next;
                linked.getAndDecrement();
            } else if (heads.compareAndSet(bucket, entry, next)) {
                linked.getAndDecrement();
            } else {
                previous = entry;
            }
            entry = next;
        }
    }

    /** One object and what is known of it. */
    private static final class Entry<V> extends WeakReference<Object> {
        private final int hash;
        private volatile V value;
        private volatile @Nullable Entry<V> next;

        Entry(Object key, int hash, V value) {
            super(key);
            this.hash = hash;
            this.value = value;
        }
    }
}
