package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries in memory, the changes that wait for the disk, and how far the disk is.
 *
 * <p>Threads: any of the agent's; all wait for one monitor, which is never held during I/O. The longest hold is the
 * copy of references for a snapshot. Shape: bounded by {@link Limits}.
 */
final class Records {
    private static final int MAX_KEY_BYTES = 1_024;
    private static final int MAX_VALUE_BYTES = 256 << 10;

    private final Limits limits;
    private final Map<String, Map<String, Entry>> kinds = new LinkedHashMap<>();
    private List<Change> waiting = new ArrayList<>();
    private int entries;
    private long liveBytes;
    private long written;
    private long durable;
    private long overflows;
    private long refused;
    private boolean isFull;
    private boolean isQueueing;
    private boolean isLost = true;
    private boolean isEnding;

    Records(Limits limits, List<Entry> known) {
        this.limits = limits;
        for (Entry entry : known) {
            replace(entry);
        }
    }

    /** Whether it was taken; a refused one leaves what was there. */
    boolean put(Kind kind, String key, byte[] value) {
        if (value.length > MAX_VALUE_BYTES || !isKey(key)) {
            return refuse(false);
        }
        return put(new Entry(kind.name(), kind.version(), key, value.clone(), false));
    }

    private synchronized boolean refuse(boolean forLackOfRoom) {
        refused++;
        isFull = isFull || forLackOfRoom;
        return false;
    }

    private synchronized boolean put(Entry entry) {
        Entry old = of(entry.kind()).get(entry.key());
        long bytes = liveBytes + entry.size() - (old == null ? 0 : old.size());
        boolean isOneTooMany = old == null && entries == limits.entries();
        if (isOneTooMany || bytes > limits.liveBytes()) {
            return refuse(true);
        }
        isFull &= old != null;
        replace(entry);
        add(Change.put(entry));
        return true;
    }

    synchronized void remove(Kind kind, String key) {
        Entry old = of(kind.name()).remove(key);
        if (old != null) {
            entries--;
            liveBytes -= old.size();
            isFull = false;
            add(Change.remove(kind, key));
        }
    }

    /** Keys that UTF-8 cannot tell apart would become one on disk. */
    private static boolean isKey(String key) {
        byte[] bytes = key.getBytes(UTF_8);
        return bytes.length <= MAX_KEY_BYTES && new String(bytes, UTF_8).equals(key);
    }

    private void replace(Entry entry) {
        Entry old = of(entry.kind()).put(entry.key(), entry);
        entries += old == null ? 1 : 0;
        liveBytes += entry.size() - (old == null ? 0 : old.size());
    }

    private void add(Change change) {
        written++;
        if (!isQueueing) {
            return; // the next snapshot holds it
        }
        if (waiting.size() == limits.queued()) {
            overflows++;
            stopQueueing();
        } else {
            waiting.add(change);
        }
        if (waiting.size() <= 1) { // the first, or too many
            notifyAll();
        }
    }

    private Map<String, Entry> of(String kind) {
        Map<String, Entry> entries = kinds.get(kind);
        if (entries == null) {
            entries = new LinkedHashMap<>();
            kinds.put(kind, entries);
        }
        return entries;
    }

    synchronized List<Entry> entries(String kind) {
        return List.copyOf(of(kind).values());
    }

    synchronized long written() {
        return written;
    }

    synchronized long overflows() {
        return overflows;
    }

    synchronized long refused() {
        return refused;
    }

    /** Whether a put found no room, and nothing has been removed since. */
    synchronized boolean isFull() {
        return isFull;
    }

    /** Waits until the disk is so far; false where it is not in time, or there is none. */
    synchronized boolean awaitDurable(long position, long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        while (durable < position && !isLost) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0 || !sleep(left)) {
                break;
            }
        }
        return durable >= position;
    }

    /** {@code tbot-journal}: waits until something is to be done, or so long. */
    synchronized void awaitWork(long millis) {
        if (!isEnding && isQueueing && waiting.isEmpty()) {
            sleep(millis);
        }
    }

    synchronized boolean hasWork() {
        return !waiting.isEmpty();
    }

    /** {@code tbot-journal}: waits so long, or until it is to end. */
    synchronized void awaitEnd(long millis) {
        long end = System.nanoTime() + millis * 1_000_000;
        long left = millis;
        while (!isEnding && left > 0 && sleep(left)) {
            left = (end - System.nanoTime()) / 1_000_000;
        }
    }

    /** Whether nobody interrupted; whoever did has been heard, since the thread is ours. */
    @SuppressWarnings("WaitNotInLoop") // every caller looks again, in a loop of its own or the thread's
    private boolean sleep(long millis) {
        try {
            wait(millis);
            return true;
        } catch (InterruptedException heard) {
            return false;
        }
    }

    /** {@code tbot-journal}: the changes since the last take, in order; {@code complete} is false after an overflow. */
    synchronized Batch take() {
        Batch batch = new Batch(waiting, written, isQueueing);
        waiting = new ArrayList<>();
        return batch;
    }

    /** {@code tbot-journal}: all entries; from here on changes queue. */
    synchronized Batch takeAll() {
        List<Change> all = new ArrayList<>(entries);
        for (Map<String, Entry> kind : kinds.values()) {
            for (Entry entry : kind.values()) {
                all.add(Change.put(entry));
            }
        }
        waiting = new ArrayList<>();
        isQueueing = true;
        return new Batch(all, written, true);
    }

    /** {@code tbot-journal}: the disk is so far. */
    synchronized void durable(long position) {
        durable = position;
        isLost = false;
        notifyAll();
    }

    /** {@code tbot-journal}: nothing more becomes durable until the next snapshot. */
    synchronized void lose() {
        isLost = true;
        stopQueueing();
        notifyAll();
    }

    /** Someone may wait for the first snapshot. */
    synchronized void hope() {
        isLost = false;
    }

    private void stopQueueing() {
        isQueueing = false;
        waiting = new ArrayList<>();
    }

    synchronized void end() {
        isEnding = true;
        notifyAll();
    }

    synchronized boolean isEnding() {
        return isEnding;
    }

    /** Changes, and the position behind the last of them. */
    record Batch(List<Change> changes, long position, boolean isComplete) {}
}
