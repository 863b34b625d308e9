package io.tbot.engine.alert.journal;

import io.tbot.bootstrap.AgentThread;
import io.tbot.engine.alert.model.Timings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Records by kind and key that outlive the process: a map in memory, and a log of its changes on disk. After
 * {@code kill -9} the map is what it was after one of its changes, none before the last durable one.
 *
 * <p>A change is on the disk within 50 ms as long as the disk itself takes no more than 40, and a snapshot (once in 6
 * MiB) some more. A disk that fails, is full, read-only, held by another process or was deleted costs nobody anything:
 * all goes on in memory, {@link #trouble()} says why, and at least every 30 s a new file with everything is tried.
 *
 * <p>Threads: any of the agent's; a call waits for no I/O, except {@link #open} and {@link #awaitDurable}. Shape:
 * 16,384 entries of 4 MiB as records, 4,096 changes under way; on disk one file of 6 MiB, its successor of 4 and a
 * damaged one. Errors: none is thrown; what does not fit is refused and counted.
 *
 * <p>Not: history, which is what {@link #lines()} are for. Source: docs/decisions/alert-state.md.
 */
public final class Journal implements AutoCloseable {
    /** An exit of the bot's waits as long at most. */
    private static final long CLOSE_MILLIS = 500;

    private final Recovery recovery;
    private final Records records;
    private final LineLog lines;
    private final @Nullable JournalThread writer;
    private final @Nullable AgentThread thread;

    private Journal(Recovery recovery, Records records, LineLog lines, @Nullable JournalThread writer) {
        this.recovery = recovery;
        this.records = records;
        this.lines = lines;
        this.writer = writer;
        this.thread = writer == null ? null : new AgentThread("tbot-journal", writer);
    }

    /**
     * Reads what the directory still knows of the kinds and goes on from there.
     *
     * @param directory {@code null} to keep everything in memory
     */
    public static Journal open(@Nullable Path directory, List<Kind> kinds) {
        LineLog lines = new LineLog(directory);
        return directory == null
                ? new Journal(Recovery.EMPTY, new Records(Limits.DEFAULT, List.of()), lines, null)
                : open(new Directory(directory), kinds, Limits.DEFAULT, lines);
    }

    static Journal open(Disk disk, List<Kind> kinds, Limits limits) {
        return open(disk, kinds, limits, new LineLog(null));
    }

    static Journal open(Disk disk, List<Kind> kinds, Limits limits, LineLog lines) {
        String where = "memory only, the journal in '" + disk.path() + "' ";
        Recovery recovery = Recovery.EMPTY;
        String trouble = "";
        boolean isOthers = false;
        try {
            isOthers = !disk.hold();
            trouble = isOthers ? where + "is held by another process" : "";
        } catch (IOException | RuntimeException e) { // what cannot be written may be legible
            trouble = where + "cannot be written (" + Reasons.of(e) + ")";
        }
        try {
            recovery = isOthers ? recovery : Recovery.of(disk, kinds);
        } catch (Throwable e) { // an OutOfMemoryError too: alerting goes on without the past
            trouble = trouble.isEmpty() ? where + "cannot be read (" + Reasons.of(e) + ")" : trouble;
        }
        Records records = new Records(limits, recovery.entries());
        if (trouble.isEmpty()) {
            records.hope();
        }
        JournalThread writer = new JournalThread(disk, records, limits, recovery, lines).beginIn(trouble);
        Journal journal = new Journal(recovery, records, lines, writer);
        journal.start();
        return journal;
    }

    private void start() {
        if (thread == null || writer == null) {
            return;
        }
        try {
            thread.setContextClassLoader(Journal.class.getClassLoader());
            thread.start();
        } catch (Throwable noThread) {
            writer.fail(noThread);
        }
    }

    /** How the run before this one ended. */
    public LastRun lastRun() {
        return recovery.lastRun();
    }

    /** What could not be believed when it was opened. */
    public Damage damage() {
        return recovery.damage();
    }

    /** The entries of a kind, in the order in which their keys came to be. */
    public List<Entry> entries(Kind kind) {
        return records.entries(kind.name());
    }

    /**
     * Puts a value in place of the one under the key.
     *
     * @return false where it is refused, and what was there stays: a key above 1 KiB, a value above 256 KiB, no room
     */
    public boolean put(Kind kind, String key, byte[] value) {
        return records.put(kind, key, value);
    }

    /** Removes the entry, if there is one. */
    public void remove(Kind kind, String key) {
        records.remove(kind, key);
    }

    /** The position behind all changes so far. */
    public long written() {
        return records.written();
    }

    /**
     * Waits until everything before the position is on the disk; false where it is not in time or, at once, in memory.
     */
    public boolean awaitDurable(long position, long millis) {
        return records.awaitDurable(position, millis);
    }

    /** Lines that are kept beside it, and are worth less. */
    public LineLog lines() {
        return lines;
    }

    /** What does not outlive the process, for the report of what is wrong; empty when all does. */
    public String trouble() {
        String trouble = writer == null ? "memory only, there is no directory" : writer.trouble();
        return trouble.isEmpty() && records.isFull() ? "the journal is full, new records are refused" : trouble;
    }

    /** On disk, of the file in use; 0 in memory. */
    public long bytes() {
        return writer == null ? 0 : writer.bytes();
    }

    /** What bringing changes to the disk takes; nothing of that in memory. */
    public Timings.Counts forced() {
        return writer == null ? Timings.ofDisk().read() : writer.forced();
    }

    /** How often so many changes waited that a snapshot took their place. */
    public long overflows() {
        return records.overflows();
    }

    /** How many puts were refused. */
    public long refused() {
        return records.refused();
    }

    /** Writes what waits and that the end was clean, if the disk allows it within half a second. */
    @Override
    public void close() {
        records.end();
        if (thread == null) {
            return;
        }
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
