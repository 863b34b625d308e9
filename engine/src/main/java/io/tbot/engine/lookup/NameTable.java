package io.tbot.engine.lookup;

import io.tbot.bootstrap.HotPath;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Names by their characters: turns a range of a scratch buffer into one {@code String} for good, so that a known name
 * costs no allocation.
 *
 * <p>Threads: any; no one waits. Two threads that bring the same new name at once agree on one {@code String}.
 *
 * <p>Shape: open addressing, a power of two of slots, at most half of them filled; names are never removed.
 *
 * <p>Errors: a name beyond the capacity, or one that holds control characters, reads as {@link #OTHER}.
 */
public final class NameTable {
    /** What a name reads as that has no room. */
    public static final String OTHER = "other";

    /** Half-full linear probing needs 1.5 probes for a hit on average; 64 misses never happen by chance. */
    private static final int MAX_PROBES = 64;

    private final AtomicReferenceArray<String> names;
    private final int mask;
    private final int capacity;
    private final AtomicInteger size = new AtomicInteger();

    /** @param capacity how many names it takes; a power of two */
    public NameTable(int capacity) {
        if (Integer.bitCount(capacity) != 1) {
            throw new IllegalArgumentException("capacity '" + capacity + "' is no power of two");
        }
        this.capacity = capacity;
        this.names = new AtomicReferenceArray<>(capacity * 2);
        this.mask = capacity * 2 - 1;
    }

    /** The one {@code String} of the buffer's first {@code length} characters. */
    @HotPath
    public String of(char[] buffer, int length) {
        int hash = hash(buffer, length);
        AtomicReferenceArray<String> names = this.names;
        int slot = hash & mask;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            String name = names.getPlain(slot);
            if (name == null) {
                return add(buffer, length, slot);
            }
            if (equals(name, buffer, length)) {
                return name;
            }
            slot = (slot + 1) & mask;
        }
        return OTHER;
    }

    private String add(char[] buffer, int length, int freeSlot) {
        if (size.get() >= capacity || !isPrintable(buffer, length)) {
            return OTHER;
        }
        String added = new String(buffer, 0, length);
        int slot = freeSlot;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            String present = names.compareAndExchange(slot, null, added);
            if (present == null) {
                size.getAndIncrement();
                return added;
            }
            if (present.equals(added)) {
                return present;
            }
            slot = (slot + 1) & mask;
        }
        return OTHER;
    }

    private static boolean isPrintable(char[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (Character.isISOControl(buffer[i])) {
                return false;
            }
        }
        return true;
    }

    @HotPath
    private static int hash(char[] buffer, int length) {
        int hash = 0;
        for (int i = 0; i < length; i++) {
            hash = 31 * hash + buffer[i];
        }
        return hash ^ (hash >>> 15);
    }

    @HotPath
    private static boolean equals(String name, char[] buffer, int length) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != buffer[i]) {
                return false;
            }
        }
        return true;
    }
}
