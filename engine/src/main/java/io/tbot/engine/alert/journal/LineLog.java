package io.tbot.engine.alert.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Lines in files beside the journal, for what is good to know and changes nothing: never forced to the disk, so that a
 * kill costs nothing that was written and a loss of power some of it. Written only while the journal is, after it.
 *
 * <p>Threads: {@code tbot-journal} writes; any of the agent's reads, and waits for the disk. Shape: text files
 * {@code decisions-NUMBER.log}, {@value #SEGMENTS} of 2 MiB, the oldest deleted; a line is its CRC32C in eight digits,
 * a space, its text. Errors: none leaves; a line whose sum is wrong is left out and counted; what cannot be written is
 * tried again every half minute, and {@link #trouble()} says why.
 */
public final class LineLog {
    private static final String PREFIX = "decisions-";
    private static final String SUFFIX = ".log";
    private static final int DIGITS = 10;
    private static final int SEGMENTS = 16;
    private static final int SUM = 8;

    /** So many lines at a time, and the journal has its turn again: a few milliseconds. */
    static final int BATCH = 500;

    /** At an end in good order: all that a full ring of decisions holds. */
    private static final int LAST_BATCHES = 20;

    /** How large it may become. */
    record Bounds(long segmentBytes, int segments, long keptMillis, long restMillis) {
        static final Bounds DEFAULT = new Bounds(2L << 20, SEGMENTS, TimeUnit.DAYS.toMillis(30), 30_000);
    }

    /** Where lines come from. */
    public interface Source {
        /** The next that are not written yet, so many at most; they are its own no more. */
        List<String> next(int max);
    }

    private final @Nullable Path directory;
    private final Bounds bounds;
    private final Map<Long, Integer> damagedIn = new HashMap<>();
    private long damaged;
    private volatile @Nullable Source source;
    private volatile String trouble = "";

    /** Not written though taken. */
    private List<String> pending = List.of();

    private @Nullable FileChannel file;
    private long number;
    private long bytes;
    private long triedNanos;

    /** @param directory {@code null} for nowhere */
    LineLog(@Nullable Path directory) {
        this(directory, Bounds.DEFAULT);
    }

    LineLog(@Nullable Path directory, Bounds bounds) {
        this.directory = directory;
        this.bounds = bounds;
    }

    /** Whether lines are to outlive the process at all. */
    public boolean hasFiles() {
        return directory != null;
    }

    /** Writes what comes from there, from now on. */
    public void feed(Source source) {
        this.source = source;
    }

    /** Why nothing is written though the journal is; empty where all is well. */
    public String trouble() {
        return trouble;
    }

    /** How many lines were found that could not be believed. */
    public long damaged() {
        synchronized (damagedIn) {
            return damaged;
        }
    }

    /** Writes some of what there is; whether there may be more. */
    boolean write() {
        Source source = this.source;
        if (directory == null || source == null || isResting()) {
            return false;
        }
        try {
            if (pending.isEmpty()) {
                pending = source.next(BATCH);
            }
            int lines = pending.size();
            if (lines > 0) {
                append(directory);
                pending = List.of();
                trouble = "";
            }
            return lines == BATCH;
        } catch (Throwable fault) { // an OutOfMemoryError too: the journal must not hear of it
            close();
            triedNanos = System.nanoTime();
            trouble = "memory only, '" + PREFIX + "*" + SUFFIX + "' in '" + directory + "' cannot be written ("
                    + Reasons.of(fault) + ")";
            return false;
        }
    }

    private boolean isResting() {
        return !trouble.isEmpty()
                && System.nanoTime() - triedNanos < TimeUnit.MILLISECONDS.toNanos(bounds.restMillis());
    }

    /** Writes all there is; nothing after that. */
    void end() {
        for (int i = 0; i < LAST_BATCHES && write(); i++) {
            // a batch at a time
        }
        close();
        source = null;
    }

    private void append(Path directory) throws IOException {
        FileChannel file = open(directory);
        StringBuilder text = new StringBuilder();
        for (String line : pending) {
            text.append(sum(line)).append(' ').append(line).append('\n');
        }
        ByteBuffer left = ByteBuffer.wrap(text.toString().getBytes(UTF_8));
        int length = left.remaining();
        while (left.hasRemaining()) {
            file.write(left);
        }
        bytes += length;
        if (bytes >= bounds.segmentBytes()) {
            close();
            number++;
            bytes = 0;
            tidy(directory);
        }
    }

    /** The last file there is, cut to what was written whole; a torn line that a kill left is ended. */
    private FileChannel open(Path directory) throws IOException {
        FileChannel known = file;
        if (known != null && Files.exists(directory.resolve(name(number)))) {
            return known;
        }
        close();
        boolean isOurs = number > 0;
        if (!isOurs) {
            List<Long> all = numbers(directory);
            number = all.isEmpty() ? 1 : all.get(0);
            tidy(directory);
        }
        FileChannel opened = FileChannel.open(
                directory.resolve(name(number)),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                Directory.ownerOnly("rw-------"));
        file = opened;
        if (isOurs && opened.size() > bytes) {
            opened.truncate(bytes);
        }
        bytes = opened.size();
        ByteBuffer last = ByteBuffer.allocate(1);
        boolean isTorn = bytes > 0 && opened.read(last, bytes - 1) == 1 && last.get(0) != '\n';
        opened.position(bytes);
        if (isTorn) {
            bytes += opened.write(ByteBuffer.wrap(new byte[] {'\n'}));
        }
        return opened;
    }

    private void tidy(Path directory) throws IOException {
        long oldestMillis = System.currentTimeMillis() - bounds.keptMillis();
        for (long each : numbers(directory)) {
            Path file = directory.resolve(name(each));
            boolean isOld = Files.getLastModifiedTime(file).toMillis() < oldestMillis;
            if (each <= number - bounds.segments() || (each < number && isOld)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void close() {
        FileChannel closed = file;
        file = null;
        try {
            if (closed != null) {
                closed.close();
            }
        } catch (IOException ignored) {
            // it was not forced either
        }
    }

    /** Shows the lines of all files, the newest first, for as long as somebody wants more. */
    public void newestFirst(Predicate<String> more) {
        if (directory == null) {
            return;
        }
        try {
            for (long each : numbers(directory)) {
                if (!show(directory, each, more)) {
                    return;
                }
            }
        } catch (IOException | RuntimeException illegible) {
            // what there is in memory is all that can be shown
        }
    }

    private boolean show(Path directory, long number, Predicate<String> more) throws IOException {
        Path file = directory.resolve(name(number));
        String[] lines;
        try {
            if (Files.size(file) > 2 * bounds.segmentBytes()) {
                return true; // none of ours
            }
            lines = new String(Files.readAllBytes(file), UTF_8).split("\n", -1);
        } catch (NoSuchFileException deletedMeanwhile) {
            return true;
        }
        int wrong = 0;
        boolean wantsMore = true;
        for (int i = lines.length - 2; i >= 0 && wantsMore; i--) { // behind the last end of a line one may be coming
            String line = lines[i];
            boolean isWhole = isWhole(line);
            wrong += isWhole ? 0 : 1;
            wantsMore = !isWhole || more.test(line.substring(SUM + 1));
        }
        count(number, wrong);
        return wantsMore;
    }

    private static boolean isWhole(String line) {
        return line.length() > SUM && line.charAt(SUM) == ' ' && line.startsWith(sum(line.substring(SUM + 1)));
    }

    /** Each once, however often it is read. */
    private void count(long number, int wrong) {
        synchronized (damagedIn) {
            int known = damagedIn.getOrDefault(number, 0);
            if (wrong > known) {
                damagedIn.put(number, wrong);
                damaged += wrong - known;
            }
        }
    }

    private static String sum(String line) {
        CRC32C crc = new CRC32C();
        crc.update(line.getBytes(UTF_8));
        String digits = Long.toHexString(crc.getValue());
        return "0".repeat(SUM - digits.length()) + digits;
    }

    private static String name(long number) {
        String digits = Long.toString(number);
        return PREFIX + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits + SUFFIX;
    }

    /** Of the files there are, the newest first. */
    private static List<Long> numbers(Path directory) throws IOException {
        List<Long> numbers = new ArrayList<>();
        for (String name : new Directory(directory).names()) {
            if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
                try {
                    numbers.add(Long.parseLong(name.substring(PREFIX.length(), name.length() - SUFFIX.length())));
                } catch (NumberFormatException noneOfOurs) {
                    // it stays where it is
                }
            }
        }
        numbers.sort(Collections.reverseOrder());
        return numbers;
    }
}
