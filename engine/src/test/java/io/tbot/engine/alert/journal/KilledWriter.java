package io.tbot.engine.alert.journal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A process that is killed while it writes a {@link History}, so many changes a second, and prints {@code durable N}
 * whenever the first N of them are. Arguments: directory, seed, length, changes a second. It begins where the directory
 * ends, and prints {@code began N}, in which way the last one ended and whether nothing was damaged.
 */
final class KilledWriter {
    /** Small enough for a kill to fall into a snapshot now and then. */
    static final Limits LIMITS = new Limits(100, 100_000, 1_500, 64, 10, 1_000, 30_000);

    private static final long SPIN_NANOS = 1_000_000;

    private volatile Mark mark = new Mark(0, 0);

    private KilledWriter() {}

    public static void main(String[] arguments) throws Exception {
        History history = new History(Long.parseLong(arguments[1]), Integer.parseInt(arguments[2]));
        List<Kind> kinds = List.of(History.KIND, KillLoop.PROGRESS);
        Journal journal = Journal.open(new Directory(Path.of(arguments[0])), kinds, LIMITS);
        int next = KillLoop.progress(journal.entries(KillLoop.PROGRESS));
        System.out.println("began " + next + " " + journal.lastRun().ending() + " "
                + journal.damage().isNone());
        KilledWriter writer = new KilledWriter();
        Thread reporter = new Thread(() -> writer.report(journal));
        reporter.setDaemon(true);
        reporter.start();
        writer.write(journal, history, next, 1_000_000_000L / Long.parseLong(arguments[3]));
        Thread.sleep(60_000); // to be killed
    }

    /** Every change is followed by a note of its number. */
    private void write(Journal journal, History history, int from, long pauseNanos) {
        long due = System.nanoTime();
        for (int i = from; i < history.changes.size(); i++) {
            history.replay(journal, i, i + 1);
            journal.put(KillLoop.PROGRESS, "", JournalTest.bytes(Integer.toString(i + 1)));
            mark = new Mark(journal.written(), i + 1);
            due += pauseNanos;
            LockSupport.parkNanos(due - System.nanoTime());
        }
    }

    private void report(Journal journal) {
        int said = 0;
        while (true) {
            Mark mark = this.mark;
            if (mark.change > said && journal.awaitDurable(mark.position, 1_000)) {
                said = mark.change;
                System.out.println("durable " + said);
            } else {
                LockSupport.parkNanos(SPIN_NANOS);
            }
        }
    }

    private record Mark(long position, int change) {}
}
