package io.tbot.engine.alert.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineLogTest {
    private static final long DAY = 24 * 3_600_000L;

    @TempDir
    private Path folder;

    private final Deque<String> waiting = new ArrayDeque<>();

    @Test
    void showsWhatWasWrittenTheNewestFirstAndAfterARestartToo() {
        LineLog log = log(1 << 20, 3, 0);
        write(log, "a", "b", "ünïcode \uD83D\uDE80");

        assertThat(lines(log)).containsExactly("ünïcode \uD83D\uDE80", "b", "a");

        LineLog next = log(1 << 20, 3, 0); // nobody closed the first, as a kill does not
        write(next, "c");

        assertThat(lines(next)).containsExactly("c", "ünïcode \uD83D\uDE80", "b", "a");
        assertThat(next.damaged()).isZero();
        assertThat(files()).containsExactly("decisions-0000000001.log");
    }

    @Test
    void endsATornLineAndCountsItOnce() throws IOException {
        write(log(1 << 20, 3, 0), "a", "b");
        Path file = folder.resolve("decisions-0000000001.log");
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 3));

        LineLog next = log(1 << 20, 3, 0);
        assertThat(lines(next)).as("the last may be on its way").containsExactly("a");
        assertThat(next.damaged()).isZero();

        write(next, "c");

        assertThat(lines(next)).containsExactly("c", "a");
        assertThat(lines(next)).containsExactly("c", "a");
        assertThat(next.damaged()).isEqualTo(1);
    }

    @Test
    void leavesOutEveryLineOfWhichABitIsFlipped() throws IOException {
        LineLog log = log(1 << 20, 3, 0);
        write(log, "first", "second", "third");
        Path file = folder.resolve("decisions-0000000001.log");
        byte[] whole = Files.readAllBytes(file);

        for (int bit = 0; bit < whole.length * 8; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << (bit % 8));
            Files.write(file, flipped);

            assertThat(lines(log))
                    .as("bit %s", bit)
                    .isSubsetOf("first", "second", "third")
                    .hasSizeBetween(1, 2);
        }
        assertThat(log.damaged()).isPositive();
    }

    @Test
    void keepsSoManyFilesAndDeletesTheOldest() {
        LineLog log = log(100, 3, 0);
        List<String> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            write(log, "line " + i);
            all.add(0, "line " + i);
        }

        List<String> kept = lines(log);
        assertThat(kept).hasSizeBetween(13, 24).isEqualTo(all.subList(0, kept.size()));
        assertThat(files()).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void deletesWhatNobodyWroteToForAMonth() throws IOException {
        write(log(30, 9, 0), "old");
        Path old = folder.resolve("decisions-0000000001.log");
        Files.setLastModifiedTime(old, FileTime.fromMillis(System.currentTimeMillis() - 31 * DAY));

        LineLog next = log(30, 9, 0);
        write(next, "still beside it");
        write(next, "new");

        assertThat(lines(next)).containsExactly("new", "still beside it", "old");

        Files.setLastModifiedTime(old, FileTime.fromMillis(System.currentTimeMillis() - 31 * DAY));
        write(next, "newer", "newest");

        assertThat(lines(next)).containsExactly("newest", "newer", "new");
    }

    @Test
    void goesOnOnceItCanBeWrittenAndLosesNothing() throws IOException {
        Files.createDirectory(folder.resolve("decisions-0000000001.log")); // root may write where nobody may
        LineLog log = log(1 << 20, 3, 0);
        write(log, "a");

        assertThat(log.trouble()).startsWith("memory only, 'decisions-*.log' in '" + folder + "' cannot be written (");
        assertThat(lines(log)).isEmpty();

        Files.delete(folder.resolve("decisions-0000000001.log"));
        write(log, "b");
        write(log);

        assertThat(log.trouble()).isEmpty();
        assertThat(lines(log)).containsExactly("b", "a");
    }

    @Test
    void restsAfterAFailure() throws IOException {
        Files.createDirectory(folder.resolve("decisions-0000000001.log"));
        LineLog log = log(1 << 20, 3, DAY);
        write(log, "a");
        Files.delete(folder.resolve("decisions-0000000001.log"));

        write(log, "b");

        assertThat(files()).isEmpty();
        assertThat(waiting).containsExactly("b");
    }

    @Test
    void beginsAnewWhereItsFileWasDeleted() throws IOException {
        LineLog log = log(1 << 20, 3, 0);
        write(log, "a");
        Files.delete(folder.resolve("decisions-0000000001.log"));

        write(log, "b");

        assertThat(lines(log)).containsExactly("b");
    }

    @Test
    void cutsOffWhatAFailureLeftHalfWritten() throws IOException {
        LineLog log = log(1 << 20, 3, 0);
        write(log, "a");
        log.feed(max -> {
            throw new IllegalStateException("any fault closes the file");
        });
        assertThat(log.write()).isFalse();
        Files.writeString(folder.resolve("decisions-0000000001.log"), "half a li", StandardOpenOption.APPEND);

        log.feed(this::next);
        write(log, "b");

        assertThat(lines(log)).containsExactly("b", "a");
        assertThat(log.damaged()).isZero();
    }

    @Test
    void isWrittenByTheJournalWhileTheJournalIsWell() throws Exception {
        List<String> some =
                Stream.iterate(0, i -> i + 1).limit(2_000).map(i -> "line " + i).toList();
        try (Journal journal = Journal.open(folder, List.of())) {
            waiting.addAll(some);
            journal.lines().feed(this::next);
        }

        List<String> written = lines(new LineLog(folder));
        assertThat(written).hasSize(2_000).startsWith("line 1999").endsWith("line 0");
    }

    @Test
    void waitsInMemoryWhereTheJournalIsInTrouble() throws IOException {
        Path notAFolder = Files.writeString(folder.resolve("file"), "");
        try (Journal journal = Journal.open(notAFolder, List.of())) {
            waiting.add("a");
            journal.lines().feed(this::next);
            assertThat(journal.trouble()).isNotEmpty();
        }

        assertThat(waiting).containsExactly("a");
    }

    private LineLog log(long segmentBytes, int segments, long restMillis) {
        LineLog log = new LineLog(folder, new LineLog.Bounds(segmentBytes, segments, 30 * DAY, restMillis));
        log.feed(this::next);
        return log;
    }

    private synchronized List<String> next(int max) {
        List<String> next = new ArrayList<>();
        while (next.size() < max && !waiting.isEmpty()) {
            next.add(waiting.poll());
        }
        return next;
    }

    private void write(LineLog log, String... lines) {
        waiting.addAll(List.of(lines));
        assertThat(log.write()).isFalse();
    }

    private static List<String> lines(LineLog log) {
        List<String> lines = new ArrayList<>();
        log.newestFirst(lines::add);
        return lines;
    }

    private List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
