package io.tbot.engine.alert.kill;

import io.tbot.engine.alert.Restarts;
import io.tbot.engine.alert.journal.RestoreFaults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * The alert engine killed at full size, written down. Arguments: the file to write, the number of kills, the number of
 * restarts, a directory to do it in. Exits with 1 where anything was not as it must be.
 */
final class AlertKillProof {
    /** Of one life and the start of the next. */
    private static final long MILLIS_PER_KILL = 2_100;

    private static final int FLIPPED_BYTES = 4 << 10;

    private AlertKillProof() {}

    public static void main(String[] arguments) throws Exception {
        int kills = Integer.parseInt(arguments[1]);
        int restarts = Integer.parseInt(arguments[2]);
        Path directory = Path.of(arguments[3]);
        String text = String.format(
                        Locale.ROOT,
                        "# The alert engine, killed%n%n%s, %d cores, Linux %s, JDK %s, %s. Made by `./prove alerts-kill`.%n%n",
                        LocalDate.now(ZoneOffset.UTC),
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("os.version").replaceFirst("-.*", ""),
                        System.getProperty("java.runtime.version"),
                        Files.getFileStore(directory).type())
                + kill(directory, kills)
                + restart(directory, restarts)
                + damage(directory);
        Files.writeString(Path.of(arguments[0]), text);
        System.out.print(text);
        System.exit(text.contains("FAILED") ? 1 : 0);
    }

    private static String kill(Path parent, int kills) throws Exception {
        Path directory = Files.createTempDirectory(parent, "kills");
        long beginMillis = System.currentTimeMillis();
        try (EngineKills loop = new EngineKills(directory, kills, kills * MILLIS_PER_KILL)) {
            while (loop.kills < kills) {
                loop.kill();
            }
            String faults = loop.end();
            return line(
                    faults,
                    "%,d `kill -9` at random moments of a process with the whole engine, which watches 25 alerts a second"
                            + " begin and 25 end, and tells three receivers, each of which asks to be told later 2 times"
                            + " in 100; some alerts are acknowledged, some escalate, silences are made. In %d s %,d"
                            + " transitions were said to be durable and %,d messages were taken. 0 states lost: each"
                            + " alert that fired, acknowledgement, silence and step of an escalation was known to the"
                            + " next process. 0 messages missed: of %,d alerts that some process saw for 1.5 s, each"
                            + " receiver heard, and that they are over (%d times only that, since news that wait are"
                            + " replaced by newer news; of %d escalations a step that waited was not told, since the end"
                            + " of the alert took its place). %d messages were told twice, none of the receivers heard more"
                            + " than one twice because of one kill.",
                    loop.kills,
                    (System.currentTimeMillis() - beginMillis) / 1_000,
                    loop.transitions,
                    loop.messages(),
                    loop.seen,
                    loop.late,
                    loop.overtaken,
                    loop.duplicates());
        }
    }

    private static String shortened(String faults) {
        return faults.length() < 2_000 ? faults : faults.substring(0, 2_000) + " ...";
    }

    private static String restart(Path parent, int count) throws Exception {
        Restarts restarts = new Restarts(Files.createTempDirectory(parent, "restarts"), 14);
        String fault = restarts.begin();
        for (int i = 0; i < count && fault.isEmpty(); i++) {
            fault = restarts.restart();
        }
        restarts.end();
        return line(
                fault.isEmpty() ? restarts.messages() : fault,
                "%,d restarts in virtual time, %,d of them on what a kill would have left, with %d alerts that fire, %d"
                        + " that wait and %d that somebody has taken; after each the numbers are missing for a while, and"
                        + " windows look well until they are full: 0 ended, 0 told again.",
                restarts.restarts,
                restarts.kills,
                Restarts.FIRING,
                Restarts.PENDING,
                Restarts.ACKNOWLEDGED);
    }

    private static String damage(Path parent) throws IOException {
        String all = RestoreFaults.all(Files.createTempDirectory(parent, "damage"), FLIPPED_BYTES);
        String[] counts = (all.startsWith("fault") ? "0 0 0" : all).split(" ");
        return line(
                all.startsWith("fault") ? all : "",
                "The engine restored from its own journal, cut at each of %,d bytes and with each of %,d bits flipped:"
                        + " never an exception, and each of %,d alerts, acknowledgements, silences and messages that it"
                        + " believed had been so at some moment.",
                Integer.parseInt(counts[0]),
                Integer.parseInt(counts[1]),
                Integer.parseInt(counts[2]));
    }

    private static String line(String faults, String sentence, Object... arguments) throws IOException {
        return "- " + (faults.isEmpty() ? "" : "**FAILED: " + shortened(faults) + "**, where this was to be shown: ")
                + String.format(Locale.ROOT, sentence, arguments) + '\n';
    }
}
