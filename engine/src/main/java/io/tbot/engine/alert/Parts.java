package io.tbot.engine.alert;

import io.tbot.engine.alert.journal.Entry;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.journal.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values that are longer than a record of the journal may be, kept in parts: a group of a thousand alerts, a message
 * about them.
 *
 * <p>Threads: any of the agent's; one lock. Shape: the parts of a value are records of their own, under a key that no
 * other value had; the record under the value's key names them. It is written behind them, and those of the value
 * before are removed behind it, so that a kill leaves the one or the other, whole. Errors: a value of which a part is
 * missing is none.
 */
final class Parts {
    static final Kind PART = new Kind("part", 1);

    /** The journal takes 256 KiB, key and head included. */
    private static final int PART_BYTES = 192 << 10;

    /** Begins the record that names parts; no text of ours begins with it. */
    private static final char MARK = '\0';

    private final Journal journal;
    private final Map<String, Head> heads = new HashMap<>();
    private long lastGeneration;

    /** @param kinds whose values may be in parts; parts that belong to none of them are removed */
    Parts(Journal journal, List<Kind> kinds) {
        this.journal = journal;
        Set<String> used = new HashSet<>();
        for (Kind kind : kinds) {
            for (Entry entry : journal.entries(kind)) {
                Head head = Head.read(entry.value());
                if (head != null) {
                    heads.put(name(kind, entry.key()), head);
                    head.addKeys(used);
                }
            }
        }
        for (Entry part : journal.entries(PART)) {
            lastGeneration = Math.max(lastGeneration, Head.generation(part.key()));
            if (!used.contains(part.key())) {
                journal.remove(PART, part.key());
            }
        }
    }

    /** Puts a value of any length; whether there was room. Where there is none, what was there stays. */
    boolean put(Kind kind, String key, byte[] value) {
        if (value.length <= PART_BYTES) {
            boolean taken = journal.put(kind, key, value);
            if (taken) {
                forget(kind, key);
            }
            return taken;
        }
        return putParts(kind, key, value);
    }

    private synchronized boolean putParts(Kind kind, String key, byte[] value) {
        Head head = new Head(++lastGeneration, (value.length + PART_BYTES - 1) / PART_BYTES);
        boolean taken = true;
        for (int i = 0; i < head.count && taken; i++) {
            int end = Math.min(value.length, (i + 1) * PART_BYTES);
            taken = journal.put(PART, head.key(i), Arrays.copyOfRange(value, i * PART_BYTES, end));
        }
        taken = taken && journal.put(kind, key, head.bytes());
        removeParts(taken ? heads.put(name(kind, key), head) : head);
        return taken;
    }

    void remove(Kind kind, String key) {
        journal.remove(kind, key);
        forget(kind, key);
    }

    private synchronized void forget(Kind kind, String key) {
        if (!heads.isEmpty()) {
            removeParts(heads.remove(name(kind, key)));
        }
    }

    private void removeParts(@Nullable Head head) {
        for (int i = 0; head != null && i < head.count; i++) {
            journal.remove(PART, head.key(i));
        }
    }

    /** All values of a kind, in the order in which their keys came to be. */
    synchronized List<Value> all(Kind kind) {
        List<Value> values = new ArrayList<>();
        Map<String, Entry> parts = null;
        for (Entry entry : journal.entries(kind)) {
            byte[] bytes = entry.value();
            boolean doubtful = entry.doubtful();
            Head head = Head.read(bytes);
            if (head != null) {
                parts = parts == null ? parts() : parts;
                bytes = head.join(parts);
            }
            if (bytes != null) {
                values.add(new Value(entry.key(), bytes, doubtful));
            }
        }
        return values;
    }

    private Map<String, Entry> parts() {
        Map<String, Entry> parts = new HashMap<>();
        for (Entry part : journal.entries(PART)) {
            parts.put(part.key(), part);
        }
        return parts;
    }

    private static String name(Kind kind, String key) {
        return kind.name() + MARK + key;
    }

    /**
     * One value.
     *
     * @param doubtful whether a later record was lost that may have been about its key
     */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares them
    record Value(String key, byte[] bytes, boolean doubtful) {
        String text() {
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Names the parts of one value. */
    private record Head(long generation, int count) {
        String key(int part) {
            return Long.toHexString(generation) + '.' + part;
        }

        void addKeys(Set<String> keys) {
            for (int i = 0; i < count; i++) {
                keys.add(key(i));
            }
        }

        byte[] bytes() {
            return (MARK + Long.toHexString(generation) + '.' + count).getBytes(StandardCharsets.US_ASCII);
        }

        byte @Nullable [] join(Map<String, Entry> parts) {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < count; i++) {
                Entry part = parts.get(key(i));
                if (part == null) {
                    return null;
                }
                all.writeBytes(part.value());
            }
            return all.toByteArray();
        }

        static @Nullable Head read(byte[] bytes) {
            if (bytes.length == 0 || bytes[0] != MARK) {
                return null;
            }
            String text = new String(bytes, 1, bytes.length - 1, StandardCharsets.US_ASCII);
            try {
                int count = Integer.parseInt(text.substring(text.indexOf('.') + 1));
                return new Head(generation(text), Math.max(0, count));
            } catch (NumberFormatException noneOfOurs) {
                return new Head(0, 0);
            }
        }

        /** In hex, before the dot; 0 where there is none. */
        static long generation(String text) {
            try {
                return Long.parseLong(text.substring(0, Math.max(0, text.indexOf('.'))), 16);
            } catch (NumberFormatException noneOfOurs) {
                return 0;
            }
        }
    }
}
