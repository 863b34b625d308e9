package io.tbot.engine.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that fail: the caller sees nothing of it, the report does, and afterwards everything is durable again. */
class JournalFaultsTest {
    private static final List<Kind> KINDS = List.of(History.KIND);
    private static final Limits QUICK = new Limits(100, 100_000, 2_000, 64, 1, 5, 40);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"No space left on device", "Input/output error", "Read-only file system"})
    void goesOnInMemoryWhileTheDiskFailsAndSaysSo(String reason) throws Exception {
        History history = new History(4, 300);
        AtomicBoolean failing = new AtomicBoolean();
        try (Journal journal = Journal.open(disk(reason, failing), KINDS, QUICK)) {
            history.replay(journal, 0, 100);
            JournalTest.durable(journal);

            failing.set(true);
            history.replay(journal, 100, 200);
            JournalTest.await(() -> !journal.trouble().isEmpty());
            history.replay(journal, 200, 300);
            assertThat(journal.trouble())
                    .isEqualTo("memory only, the journal in '" + directory + "' cannot be written (" + reason + ")");
            assertThat(journal.awaitDurable(journal.written(), 60_000)).isFalse();
            assertThat(History.map(journal.entries(History.KIND))).isEqualTo(history.after.get(300));

            failing.set(false);
            JournalTest.await(() -> journal.trouble().isEmpty());
            JournalTest.durable(journal);
        }
        assertReads(history.after.get(300));
    }

    @Test
    void staysTrueWhenEachOperationFailsNowAndThen() throws Exception {
        for (int nth = 2; nth <= 25; nth++) {
            Path own = Files.createDirectory(directory.resolve("every-" + nth));
            History history = new History(nth, 400);
            AtomicInteger count = new AtomicInteger();
            Random random = new Random(nth);
            int one = nth;
            FaultyDisk disk = new FaultyDisk(
                    new Directory(own),
                    "Input/output error",
                    () -> count.incrementAndGet() > 20 && random.nextInt(one) == 0 && count.get() < 400);
            long durable;
            try (Journal journal = Journal.open(disk, KINDS, QUICK)) {
                for (int i = 0; i < 400; i += 10) {
                    history.replay(journal, i, i + 10);
                    boolean ignored = journal.awaitDurable(journal.written(), 20);
                }
                assertThat(History.map(journal.entries(History.KIND))).isEqualTo(history.after.get(400));
                JournalTest.await(() -> journal.awaitDurable(journal.written(), 100));
                durable = journal.written();
            }
            assertThat(disk.failed).as("one of %d", nth).isPositive();
            assertThat(durable).isEqualTo(400);
            try (Journal journal = Journal.open(own, KINDS)) {
                assertThat(History.map(journal.entries(History.KIND))).isEqualTo(history.after.get(400));
                assertThat(journal.entries(History.KIND)).as("one of %d", nth).noneMatch(Entry::doubtful);
            }
        }
    }

    @Test
    void whatWasDurableBeforeAFailureIsThereAfterAKill() throws Exception {
        History history = new History(6, 200);
        AtomicBoolean failing = new AtomicBoolean();
        Journal journal = Journal.open(disk("No space left on device", failing), KINDS, QUICK);
        history.replay(journal, 0, 100);
        JournalTest.durable(journal);
        failing.set(true);
        history.replay(journal, 100, 200);
        JournalTest.await(() -> !journal.trouble().isEmpty());

        Path copy = Files.createDirectory(directory.resolve("copy"));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, copy.resolve(file.getFileName()));
            }
        }
        try (Journal after = Journal.open(copy, KINDS)) {
            assertThat(history.after.subList(100, 201)).contains(History.map(after.entries(History.KIND)));
            assertThat(after.damage().isNone()).isTrue();
        }
        journal.close();
    }

    @Test
    void makesTheDirectoryAgainWhereSomebodyDeletedIt() throws Exception {
        Path own = directory.resolve("a/b");
        Directory disk = new Directory(own);
        try (Journal journal = Journal.open(disk, KINDS, QUICK)) {
            journal.put(History.KIND, "a", JournalTest.bytes("1"));
            JournalTest.durable(journal);

            delete(own);
            JournalTest.await(() -> Files.exists(own));
            JournalTest.await(() -> journal.trouble().isEmpty());
            JournalTest.durable(journal);
        }
        try (Journal journal = Journal.open(own, KINDS)) {
            assertThat(History.map(journal.entries(History.KIND))).isEqualTo(Map.of("a", "1"));
        }
    }

    @Test
    void countsNothingAsDurableThatWentIntoADeletedFile() throws Exception {
        Path own = directory.resolve("gone");
        for (int i = 0; i < 20; i++) {
            try (Journal journal = Journal.open(new Directory(own), KINDS, QUICK)) {
                journal.put(History.KIND, "a", JournalTest.bytes("before " + i));
                JournalTest.durable(journal);
                delete(own);
                journal.put(History.KIND, "a", JournalTest.bytes("after " + i));
                long position = journal.written();
                JournalTest.await(() -> journal.awaitDurable(position, 50));
                assertThat(Files.exists(own)).isTrue();
            }
            try (Journal journal = Journal.open(own, KINDS)) {
                assertThat(History.map(journal.entries(History.KIND))).isEqualTo(Map.of("a", "after " + i));
            }
        }
    }

    @Test
    void leavesADirectoryAloneThatAnotherHoldsAndTakesItWhenItIsFree() throws Exception {
        Journal first = Journal.open(new Directory(directory), KINDS, QUICK);
        first.put(History.KIND, "first", JournalTest.bytes("1"));
        JournalTest.durable(first);
        try (Journal second = Journal.open(new Directory(directory), KINDS, QUICK)) {
            assertThat(second.trouble()).startsWith("memory only, ").contains("another process");
            assertThat(second.entries(History.KIND)).isEmpty();
            second.put(History.KIND, "second", JournalTest.bytes("2"));
            assertThat(second.awaitDurable(second.written(), 60_000)).isFalse();
            first.put(History.KIND, "first", JournalTest.bytes("3"));
            JournalTest.durable(first);

            first.close();
            JournalTest.await(() -> second.trouble().isEmpty());
            JournalTest.durable(second);
        }
        assertReads(Map.of("second", "2"));
        try (Stream<Path> files = Files.list(directory)) { // what the first knew is not ours to delete
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.endsWith(FileName.DAMAGED));
        }
    }

    @Test
    void survivesWhoeverInterruptsItsThread() throws Exception {
        History history = new History(8, 2_000);
        try (Journal journal = Journal.open(new Directory(directory), KINDS, QUICK)) {
            Thread thread = Thread.getAllStackTraces().keySet().stream()
                    .filter(each -> each.getName().equals("tbot-journal"))
                    .findFirst()
                    .orElseThrow();
            for (int i = 0; i < 2_000; i += 10) {
                history.replay(journal, i, i + 10);
                if (i % 100 == 0) {
                    thread.interrupt();
                    boolean ignored = journal.awaitDurable(journal.written(), 10);
                }
            }
            JournalTest.await(() -> journal.awaitDurable(journal.written(), 100));
            assertThat(thread.isAlive()).isTrue();
        }
        assertReads(history.after.get(2_000));
    }

    @Test
    void opensWhereTheDirectoryIsAFile() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "no directory");
        try (Journal journal = Journal.open(file, KINDS)) {
            assertThat(journal.trouble()).startsWith("memory only, the journal in '" + file + "' cannot be written (");
            assertThat(journal.put(History.KIND, "a", JournalTest.bytes("1"))).isTrue();
        }
        assertThat(Files.readString(file)).isEqualTo("no directory");
    }

    private FaultyDisk disk(String reason, AtomicBoolean failing) {
        return new FaultyDisk(new Directory(directory), reason, failing::get);
    }

    private void assertReads(Map<String, String> truth) {
        try (Journal journal = Journal.open(directory, KINDS)) {
            assertThat(History.map(journal.entries(History.KIND))).isEqualTo(truth);
        }
    }

    private static void delete(Path tree) throws IOException {
        Path moved = tree.resolveSibling("moved-" + System.nanoTime()); // at once, as rm -r may not be
        Files.move(tree, moved);
    }
}
