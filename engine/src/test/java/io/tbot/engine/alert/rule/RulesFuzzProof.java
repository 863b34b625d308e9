package io.tbot.engine.alert.rule;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Reads rule files nobody would write: {@code RulesFuzzProof PAGE FILES}. */
final class RulesFuzzProof {
    private static final int PART = 1_000;
    private static final long MOST_NANOS = 100_000_000;

    private RulesFuzzProof() {}

    public static void main(String[] arguments) throws IOException {
        long files = Long.parseLong(arguments[1]);
        long seed = System.nanoTime() & 0xffff;
        RulesFuzz fuzz = new RulesFuzz(RulesFuzzTest.soundFiles(), seed);
        long start = ManagementFactory.getRuntimeMXBean().getStartTime();
        for (long first = 0; first < files; first += PART) {
            fuzz.run(first, Math.min(PART, files - first));
            fuzz.slowestNanos = first == 0 ? 0 : fuzz.slowestNanos;
        }
        String page = String.format(
                Locale.ROOT,
                """
                # Broken rule files

                %s, %d cores, Linux %s, JDK %s, heap of %d MiB. Made by `./prove rules-fuzz`.

                - %,d files of all three kinds, changed at random or put together from the grammar (seed %d), in %d s: no \
                exception, and none that took the processor longer than %d ms (bound 100 ms), the first thousand aside, in \
                which classes are loaded.
                - %,d mistakes were named, each with a line and a column within its file; %,d files had none.
                - %,d rules that were sound, among them those beside broken ones, were compiled; each tenth file's were \
                looked at three times.
                """,
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version"),
                Runtime.getRuntime().maxMemory() >> 20,
                fuzz.files,
                seed,
                (System.currentTimeMillis() - start) / 1_000,
                fuzz.slowestNanos / 1_000_000,
                fuzz.mistakes,
                fuzz.whole,
                fuzz.rules);
        Files.writeString(Path.of(arguments[0]), page);
        System.out.print(page);
        if (fuzz.slowestNanos > MOST_NANOS) {
            throw new IllegalStateException("a file took longer than " + MOST_NANOS + " ns");
        }
    }
}
