package io.tbot.engine.alert.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Starts {@link KilledWriter} again and again on one directory, kills it at a random moment, and looks at what is left:
 * it must be exactly what there was after one of its changes, none before the last that was said to be durable.
 */
final class KillLoop {
    static final Kind PROGRESS = new Kind("progress", 1);

    private static final int LENGTH = 30_000;
    private static final int MIN_MILLIS = 50;
    private static final int MAX_MILLIS = 700;

    private final Path directory;
    private final long seed;
    private final int perSecond;
    private final History history;
    private final Random random;
    int kills;
    int changes;
    int durableUnsaid;
    int inSnapshot;

    KillLoop(Path directory, long seed, int perSecond) {
        this.directory = directory;
        this.seed = seed;
        this.perSecond = perSecond;
        this.history = new History(seed, LENGTH);
        this.random = new Random(seed);
    }

    /** One more life and death; what is wrong with what it left, or nothing. */
    String kill() throws Exception {
        Process child = start();
        long said = changes;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            String began = lines.readLine();
            String expected = "began " + changes + " " + (kills == 0 ? "NONE" : "UNCLEAN") + " true";
            if (!expected.equals(began)) {
                return "began with '" + began + "' instead of '" + expected + "'";
            }
            Thread.sleep(MIN_MILLIS + random.nextInt(MAX_MILLIS));
            child.toHandle().destroyForcibly(); // the process's own method would close the stream
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("durable ")) {
                    said = Long.parseLong(line.substring("durable ".length()));
                }
            }
        } finally {
            child.destroyForcibly();
            child.waitFor(10, TimeUnit.SECONDS);
        }
        kills++;
        return check(said);
    }

    private Process start() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xshare:auto",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        directory.toString(),
                        Long.toString(seed),
                        Integer.toString(LENGTH),
                        Integer.toString(perSecond))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private String check(long said) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            inSnapshot += files.anyMatch(file -> file.toString().endsWith(FileName.UNFINISHED)) ? 1 : 0;
        }
        Recovery left = Recovery.of(new Directory(directory), List.of(History.KIND, PROGRESS));
        List<Entry> progress = left.entries().stream()
                .filter(entry -> entry.kind().equals(PROGRESS.name()))
                .toList();
        List<Entry> things = left.entries().stream()
                .filter(entry -> entry.kind().equals(History.KIND.name()))
                .toList();
        int noted = progress(progress);
        if (noted < said) {
            return "change " + said + " was durable, " + noted + " is the last there is";
        }
        boolean noteIsMissing = !History.map(things).equals(history.after.get(noted));
        if (noteIsMissing && !History.map(things).equals(history.after.get(noted + 1))) {
            return "after change " + noted + " there is " + History.map(things);
        }
        if (!left.damage().isNone() || left.entries().stream().anyMatch(Entry::doubtful)) {
            return "damage: " + left.damage();
        }
        durableUnsaid += (int) (noted - said);
        changes = noted;
        return "";
    }

    static int progress(List<Entry> entries) {
        return entries.isEmpty() ? 0 : Integer.parseInt(JournalTest.text(entries.get(0)));
    }
}
