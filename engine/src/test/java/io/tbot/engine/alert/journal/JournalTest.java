package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final Kind ALERT = new Kind("alert", 1);
    private static final Kind DELIVERY = new Kind("delivery", 2);
    private static final List<Kind> KINDS = List.of(ALERT, DELIVERY, History.KIND);
    private static final long WAIT_MILLIS = 20_000;

    @TempDir
    private Path directory;

    @Test
    void knowsAfterwardsWhatItWasTold() {
        try (Journal journal = open()) {
            journal.put(ALERT, "one", bytes("firing"));
            journal.put(DELIVERY, "one", bytes("queued"));
            journal.put(ALERT, "two", bytes("pending"));
            journal.remove(ALERT, "one");
            journal.put(ALERT, "one", bytes("firing again"));
            journal.remove(DELIVERY, "none");
            assertThat(journal.written()).isEqualTo(5);
        }

        try (Journal journal = open()) {
            assertThat(journal.entries(ALERT))
                    .extracting(Entry::key, JournalTest::text)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("two", "pending"),
                            org.assertj.core.groups.Tuple.tuple("one", "firing again"));
            assertThat(journal.entries(DELIVERY)).extracting(Entry::version).containsExactly(2);
            assertThat(journal.damage()).isEqualTo(Damage.NONE);
            assertThat(journal.trouble()).isEmpty();
        }
    }

    @Test
    void saysHowTheLastRunEndedAndWhen() throws Exception {
        try (Journal first = open()) {
            assertThat(first.lastRun()).isEqualTo(new LastRun(LastRun.Ending.NONE, 0));
            durable(first);
        }
        try (Journal second = open()) {
            assertThat(second.lastRun().ending()).isEqualTo(LastRun.Ending.CLEAN);
            assertThat(System.currentTimeMillis() - second.lastRun().lastAliveMillis())
                    .isBetween(-1_000L, 20_000L);
            second.put(ALERT, "one", bytes("firing"));
            durable(second);
            Path copy = copyAsAKillWouldLeaveIt();
            try (Journal third = Journal.open(copy, KINDS)) {
                assertThat(third.lastRun().ending()).isEqualTo(LastRun.Ending.UNCLEAN);
                assertThat(third.entries(ALERT)).hasSize(1);
            }
        }
    }

    @Test
    void showsThatItIsAliveWhenNothingHappens() throws Exception {
        try (Journal journal = open()) {
            journal.put(ALERT, "one", bytes("firing"));
            durable(journal);
            Path file = files("journal-????????????????").get(0);
            Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(0));

            await(() -> Files.getLastModifiedTime(file).toMillis() > 0);

            assertThat(journal.bytes()).isEqualTo(Files.size(file));
        }
    }

    @Test
    void replacesTheFileByASnapshotWhenItIsFull() throws Exception {
        History history = new History(1, 2_000);
        Limits small = new Limits(100, 100_000, 4_000, 4_096, 1, 10, 100);
        try (Journal journal = Journal.open(new Directory(directory), KINDS, small)) {
            for (int i = 0; i < 2_000; i += 20) {
                history.replay(journal, i, i + 20);
                durable(journal);
                assertThat(journal.bytes()).isLessThan(8_000);
                assertThat(files("journal-*")).hasSizeLessThanOrEqualTo(3); // the lock, and for a moment two
            }
        }

        try (Journal journal = open()) {
            assertThat(History.map(journal.entries(History.KIND))).isEqualTo(history.after.get(2_000));
            assertThat(journal.damage().isNone()).isTrue();
        }
    }

    @Test
    void writesASnapshotWhereMoreChangesWaitThanItQueues() {
        History history = new History(2, 5_000);
        Limits tight = new Limits(100, 100_000, 1 << 20, 16, 20, 10, 100);
        try (Journal journal = Journal.open(new Directory(directory), KINDS, tight)) {
            journal.put(ALERT, "one", bytes("firing"));
            durable(journal);
            history.replay(journal, 0, 5_000);
            durable(journal);
            assertThat(journal.overflows()).isPositive();
        }

        try (Journal journal = open()) {
            assertThat(History.map(journal.entries(History.KIND))).isEqualTo(history.after.get(5_000));
        }
    }

    @Test
    void refusesWhatDoesNotFitAndKeepsWhatWasThere() {
        Limits two = new Limits(2, 1_000, 1 << 20, 16, 1, 10, 100);
        try (Journal journal = Journal.open(new Directory(directory), KINDS, two)) {
            assertThat(journal.put(ALERT, "a", bytes("1"))).isTrue();
            assertThat(journal.put(ALERT, "b", bytes("2"))).isTrue();
            assertThat(journal.put(ALERT, "c", bytes("3"))).isFalse();
            assertThat(journal.put(ALERT, "a", new byte[2_000])).isFalse();
            assertThat(journal.put(ALERT, "a", new byte[300_000])).isFalse();
            assertThat(journal.put(ALERT, "k".repeat(2_000), bytes("4"))).isFalse();
            assertThat(journal.put(ALERT, "\ud800", bytes("5"))).isFalse();
            durable(journal);
            assertThat(journal.trouble()).isEqualTo("the journal is full, new records are refused");
            assertThat(journal.refused()).isEqualTo(5);
            assertThat(History.map(journal.entries(ALERT))).isEqualTo(Map.of("a", "1", "b", "2"));

            journal.remove(ALERT, "b");
            assertThat(journal.put(ALERT, "c", bytes("3"))).isTrue();
            assertThat(journal.trouble()).isEmpty();
        }
    }

    @Test
    void keepsAllInMemoryWhereThereIsNoDirectory() {
        try (Journal journal = Journal.open(null, KINDS)) {
            journal.put(ALERT, "a", bytes("1"));
            assertThat(journal.entries(ALERT)).hasSize(1);
            assertThat(journal.awaitDurable(journal.written(), WAIT_MILLIS)).isFalse();
            assertThat(journal.trouble()).isEqualTo("memory only, there is no directory");
            assertThat(journal.lastRun()).isEqualTo(LastRun.NONE);
            assertThat(journal.bytes()).isZero();
        }
    }

    @Test
    void keepsWhatItCannotBelieveBesideWhatItCan() throws Exception {
        try (Journal journal = open()) {
            journal.put(ALERT, "a", bytes("1"));
            journal.put(ALERT, "b", bytes("2"));
            durable(journal);
        }
        Path file = files("journal-????????????????").get(0);
        byte[] bytes = Files.readAllBytes(file);
        bytes[Frame.HEAD + 9 + Frame.HEAD + 3] ^= 1; // in the first put
        Files.write(file, bytes);

        try (Journal journal = open()) {
            String aside = file.getFileName() + ".damaged";
            assertThat(journal.damage()).isEqualTo(new Damage(1, 1, 0, 0, 0, List.of(), List.of(aside)));
            assertThat(History.map(journal.entries(ALERT))).isEqualTo(Map.of("b", "2"));
            durable(journal);
            await(() -> Files.exists(directory.resolve(aside)));
            assertThat(Files.readAllBytes(directory.resolve(aside))).isEqualTo(bytes);
        }
        try (Journal journal = open()) {
            assertThat(journal.damage()).isEqualTo(Damage.NONE);
        }
    }

    @Test
    void goesBackToTheFileBeforeWhereTheNewestIsIllegibleAndDoubtsIt() throws Exception {
        try (Journal journal = open()) {
            journal.put(ALERT, "a", bytes("1"));
            durable(journal);
        }
        Path newest = directory.resolve("journal-7000000000000001");
        Files.write(newest, new byte[5_000]);

        try (Journal journal = open()) {
            assertThat(journal.entries(ALERT)).extracting(Entry::doubtful).containsExactly(true);
            assertThat(journal.damage().reasons()).containsExactly("'journal-7000000000000001' holds no record");
            assertThat(journal.lastRun().ending()).isEqualTo(LastRun.Ending.UNCLEAN);
            durable(journal);
        }
        try (Journal journal = open()) {
            assertThat(journal.entries(ALERT)).extracting(Entry::doubtful).containsExactly(true);
            journal.put(ALERT, "a", bytes("2"));
            assertThat(journal.entries(ALERT)).extracting(Entry::doubtful).containsExactly(false);
        }
    }

    private Journal open() {
        return Journal.open(directory, KINDS);
    }

    static void durable(Journal journal) {
        assertThat(journal.awaitDurable(journal.written(), WAIT_MILLIS))
                .as(journal.trouble())
                .isTrue();
    }

    private Path copyAsAKillWouldLeaveIt() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        for (Path file : files("journal-????????????????")) {
            Files.copy(file, copy.resolve(file.getFileName()));
        }
        return copy;
    }

    private List<Path> files(String glob) throws IOException {
        java.nio.file.PathMatcher matcher = directory.getFileSystem().getPathMatcher("glob:" + glob);
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> matcher.matches(file.getFileName())).toList();
        }
    }

    /** What shall come to be true soon. */
    static void await(Condition condition) throws Exception {
        long end = System.nanoTime() + WAIT_MILLIS * 1_000_000;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as("too late").isLessThan(end);
            Thread.sleep(5);
        }
    }

    static String text(Entry entry) {
        return new String(entry.value(), UTF_8);
    }

    static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    /** Something that may hold. */
    interface Condition {
        boolean holds() throws Exception;
    }
}
