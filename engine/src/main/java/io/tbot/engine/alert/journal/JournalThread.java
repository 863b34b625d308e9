package io.tbot.engine.alert.journal;

import io.tbot.engine.alert.model.Timings;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code tbot-journal}: brings changes to the disk. It begins, goes on after a failure, after an overflow and when the
 * file is full in one and the same way: by a new file that starts with a snapshot of all entries. A file that failed
 * once is never written again, because what the system has of it is unknown.
 *
 * <p>Errors: none leaves; each ends in {@link #trouble()} and another attempt.
 */
final class JournalThread implements Runnable {
    /** How often an idle journal shows that it is alive, by the time of its file. */
    private static final long ALIVE_MILLIS = 1_000;

    /** Interruptions in a row after which they count as a failure, so that they cannot keep the disk busy. */
    private static final int MAX_INTERRUPTIONS = 10;

    private static final int BUFFER_BYTES = 64 << 10;

    private final Disk disk;
    private final Records records;
    private final Limits limits;
    private final Set<String> spent;
    private final LineLog lines;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    private long id;
    private @Nullable LogFile log;
    private int failures;
    private int interruptions;
    private volatile String trouble = "";
    private volatile long bytes;
    private final Timings forced = Timings.ofDisk();

    /** @param lines written in passing, while all is well */
    JournalThread(Disk disk, Records records, Limits limits, Recovery recovery, LineLog lines) {
        this.disk = disk;
        this.records = records;
        this.limits = limits;
        this.spent = new HashSet<>(recovery.spent());
        this.id = recovery.newestId();
        this.lines = lines;
    }

    /** What is wrong with the disk already; before it runs. */
    JournalThread beginIn(String trouble) {
        this.trouble = trouble;
        this.failures = trouble.isEmpty() ? 0 : 1;
        return this;
    }

    /** Why nothing becomes durable; empty where it does. */
    String trouble() {
        return trouble;
    }

    /** Of the file that is being written. */
    long bytes() {
        return bytes;
    }

    /** What writing changes and forcing them to the disk takes. */
    Timings.Counts forced() {
        return forced.read();
    }

    @Override
    public void run() {
        while (!records.isEnding()) {
            attempt();
        }
        attempt(); // what has come since
        if (log != null) {
            lines.end();
        }
        end();
    }

    private void attempt() {
        try {
            LogFile log = this.log;
            if (log == null) {
                records.awaitEnd(pauseMillis());
                snapshot();
            } else {
                records.awaitWork(ALIVE_MILLIS);
                commit(log);
            }
            failures = 0;
            interruptions = 0;
            boolean unusedTheRestComesNextTime = lines.write();
        } catch (Throwable fault) { // an OutOfMemoryError too: there is always another attempt
            fail(fault);
        }
    }

    private long pauseMillis() {
        if (failures == 0) {
            return 0;
        }
        int doublings = Math.min(failures - 1, 16);
        return Math.min(limits.retryMillis() << doublings, limits.maxRetryMillis());
    }

    private void commit(LogFile log) throws IOException {
        records.awaitEnd(records.hasWork() ? limits.gatherMillis() : 0);
        Records.Batch batch = records.take();
        if (!batch.isComplete()) {
            snapshot();
            return;
        }
        if (!batch.changes().isEmpty()) {
            append(log, batch.changes());
            bytes = log.bytes();
        }
        disk.touch(FileName.of(id), System.currentTimeMillis()); // fails where somebody deleted the file
        records.durable(batch.position());
        if (log.bytes() > limits.logBytes()) {
            snapshot();
        }
    }

    private void append(LogFile log, List<Change> changes) throws IOException {
        long begunNanos = System.nanoTime();
        log.append(changes);
        forced.addNanos(System.nanoTime() - begunNanos);
    }

    private void snapshot() throws IOException {
        closeLog();
        if (!disk.hold()) {
            throw new IOException("another process holds it");
        }
        Records.Batch all = records.takeAll();
        long next = FileName.idAfter(newestId());
        String name = FileName.of(next);
        String unfinished = name + FileName.UNFINISHED;
        LogFile file = null;
        boolean isDone = false;
        try {
            file = new LogFile(next, disk.create(unfinished), buffer);
            List<Change> changes = new ArrayList<>(all.changes().size() + 1);
            changes.add(Change.begin(all.changes().size()));
            changes.addAll(all.changes());
            append(file, changes);
            disk.rename(unfinished, name);
            disk.forceNames();
            isDone = true;
        } finally {
            if (!isDone) {
                spent.add(name); // it may have got its name
                giveUp(file, unfinished);
            }
        }
        id = next;
        log = file;
        bytes = file.bytes();
        trouble = "";
        records.durable(all.position());
        tidy(name);
        spent.add(name);
    }

    /** Ours, or one that another process left while it held the directory. */
    private long newestId() throws IOException {
        long newest = id;
        for (String name : disk.names()) {
            newest = Math.max(newest, FileName.idIn(name));
        }
        return newest;
    }

    private void giveUp(@Nullable LogFile file, String unfinished) {
        try {
            if (file != null) {
                file.close();
            }
            disk.delete(unfinished);
        } catch (IOException | RuntimeException laterThen) {
            // the next snapshot that succeeds deletes it
        }
    }

    /** Deletes what the new file replaces, and keeps the newest of what could not be believed. */
    private void tidy(String current) {
        try {
            List<String> names = disk.names();
            String kept = "";
            for (String name : names) {
                if (FileName.isUnfinished(name) || (spent.contains(name) && !name.equals(current))) {
                    disk.delete(name);
                } else if (FileName.idIn(name) > 0 && !name.equals(current)) {
                    String aside = name + FileName.DAMAGED;
                    disk.rename(name, aside);
                    kept = aside.compareTo(kept) > 0 ? aside : kept;
                }
            }
            if (!kept.isEmpty()) {
                for (String name : disk.names()) {
                    if (FileName.isDamaged(name) && !name.equals(kept)) {
                        disk.delete(name);
                    }
                }
            }
            spent.clear();
        } catch (IOException | RuntimeException laterThen) {
            // the next snapshot tries again
        }
    }

    /** Goes on in memory. */
    void fail(Throwable fault) {
        boolean wasInterrupted = Thread.interrupted() || fault instanceof ClosedByInterruptException;
        closeLog();
        if (wasInterrupted && ++interruptions <= MAX_INTERRUPTIONS) {
            return; // the file is not to blame: on with the next, which waits for no one
        }
        failures++;
        String reason = fault instanceof NoSuchFileException ? "it was deleted" : Reasons.of(fault);
        trouble = "memory only, the journal in '" + disk.path() + "' cannot be written (" + reason + ")";
        records.lose();
    }

    private void closeLog() {
        LogFile old = log;
        log = null;
        bytes = 0;
        if (old != null) {
            try {
                old.close();
            } catch (IOException | RuntimeException ignored) {
                // whatever it had is in the snapshot that comes
            }
        }
    }

    private void end() {
        LogFile last = log;
        try {
            if (last != null) {
                last.append(List.of(Change.close()));
            }
        } catch (IOException | RuntimeException e) {
            trouble = "the journal in '" + disk.path() + "' could not be closed (" + Reasons.of(e) + ")";
        }
        closeLog();
        records.lose();
        disk.release();
    }
}
