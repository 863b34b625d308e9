package io.tbot.engine.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Changes a bot's file again and again: {@code ReloadProof PAGE CHANGES FOLDER}. */
final class ReloadProof {
    private ReloadProof() {}

    public static void main(String[] arguments) throws IOException {
        int changes = Integer.parseInt(arguments[1]);
        long seed = System.nanoTime() & 0xffff;
        ReloadTrial trial = new ReloadTrial(Files.createTempDirectory(Path.of(arguments[2]), "reload"), changes, seed);
        trial.run(changes);
        String page = String.format(
                Locale.ROOT,
                """
                # Changed rules

                %s, %d cores, Linux %s, JDK %s. Made by `./prove reload`.

                A file with four rules was changed %,d times (seed %d), looked at and read by the agent's own reader, an \
                engine looking at the rules each virtual second.

                - %,d changes were sound (written at once, in two halves with a look between them, or through a swapped \
                link) and followed; of %,d with a mistake in a rule or no YAML none was applied, and %,d were the same \
                nonsense as before, which is not read again.
                - The alert that fired fired from the first second to the last; a window of a minute always held the whole \
                minute; what had to hold for %,d s fired after exactly that.
                - No second passed without a look; to follow a file took %d ms at most.
                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version"),
                changes,
                seed,
                trial.applied,
                trial.refused,
                trial.unread,
                changes * 2,
                trial.slowestNanos / 1_000_000);
        Files.writeString(Path.of(arguments[0]), page);
        System.out.print(page);
    }
}
