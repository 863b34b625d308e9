package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import java.util.Arrays;

/**
 * The ids of the execution reports that a session brought lately, to know a repetition.
 *
 * <p>Threads: the one that processes the session's messages; another would only misjudge a repetition. Shape: two
 * tables of {@value #SLOTS} hashes of 64 bits, 128 KB; knows at least the last {@value #GENERATION} ids.
 *
 * <p>Errors: two ids of one hash read as the same: a chance of 1 in 10^15 for a report among 8,192. Source: Knuth's
 * multiplicative hash, finished as in MurmurHash3.
 */
final class ExecIds {
    static final int GENERATION = 4096;

    private static final int SLOTS = 8192;
    private static final int MASK = SLOTS - 1;
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private long[] young = new long[SLOTS];
    private long[] old = new long[SLOTS];
    private int size;

    /** Whether the id is new; remembers it. */
    @HotPath
    boolean add(String id) {
        long hash = hash(id);
        if (holds(old, hash) || holds(young, hash)) {
            return false;
        }
        if (size >= GENERATION) {
            turn();
        }
        young[slotOf(young, hash)] = hash;
        size++;
        return true;
    }

    /** Forgets the older half, once in {@value #GENERATION} ids. */
    private void turn() {
        long[] emptied = old;
        Arrays.fill(emptied, 0);
        old = young;
        young = emptied;
        size = 0;
    }

    @HotPath
    private static boolean holds(long[] table, long hash) {
        return table[slotOf(table, hash)] == hash;
    }

    /** Where the hash is, or would go. Ends because half of the slots are free. */
    @HotPath
    private static int slotOf(long[] table, long hash) {
        int slot = (int) hash & MASK;
        while (table[slot] != 0 && table[slot] != hash) {
            slot = (slot + 1) & MASK;
        }
        return slot;
    }

    /** Never 0, which stands for a free slot. */
    @HotPath
    private static long hash(String id) {
        long hash = id.length();
        for (int i = 0; i < id.length(); i++) {
            hash = (hash ^ id.charAt(i)) * MULTIPLIER;
            hash ^= hash >>> 29;
        }
        hash = (hash ^ hash >>> 33) * 0xFF51AFD7ED558CCDL;
        hash ^= hash >>> 33;
        return hash == 0 ? 1 : hash;
    }
}
