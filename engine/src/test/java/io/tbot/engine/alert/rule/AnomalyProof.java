package io.tbot.engine.alert.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/**
 * How often {@code anomaly} is wrong of series in which nothing is, and what it finds: {@code AnomalyProof PAGE
 * SERIES}.
 */
final class AnomalyProof {
    private static final int WEEKS = 5;
    private static final int[] WINDOWS = {1, 5};

    private AnomalyProof() {}

    public static void main(String[] arguments) throws IOException {
        int series = Integer.parseInt(arguments[1]);
        StringBuilder page = new StringBuilder();
        page.append(String.format(
                Locale.ROOT,
                "# Anomalies%n%n%s, %d cores, Linux %s, JDK %s. Made by `./prove anomaly`.%n%n",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version")));
        page.append(String.format(Locale.ROOT, """
                `anomaly(m, w, baseline=24h, z=4)` without `min_delta`, for each row over %d made-up series of %d weeks of \
                minutes in which nothing is wrong, and over the first hours of %d more. A false alarm is a minute of which \
                it says so. The bound is 1 per 10,000; only the first three weeks of the last kind are beyond it, since \
                for every Monday the day before is a flat Sunday, until the same hour of three weeks is known. Found: \
                steps of 8 deviations and a quarter of an hour, after three days and after four weeks, and how long \
                that took.

                | series | window | minutes judged | false alarms | per 10,000 in the first three weeks | from the fourth \
                on | in first hours | found after 3 days | found after 4 weeks |
                |---|---|---|---|---|---|---|---|---|
                """, series, WEEKS, series * 100));
        boolean held = true;
        for (AnomalyTrial.Kind kind : AnomalyTrial.Kind.values()) {
            for (int window : WINDOWS) {
                held &= row(page, kind, window, series);
            }
        }
        Files.writeString(Path.of(arguments[0]), page.toString());
        System.out.print(page);
        if (!held) {
            throw new IllegalStateException("more than 1 false alarm in 10,000 minutes");
        }
    }

    private static boolean row(StringBuilder page, AnomalyTrial.Kind kind, int window, int series) {
        AnomalyTrial quiet = new AnomalyTrial(kind, window, 1);
        AnomalyTrial early = new AnomalyTrial(kind, window, 2).early(series * 100);
        AnomalyTrial soon = new AnomalyTrial(kind, window, 3);
        AnomalyTrial late = new AnomalyTrial(kind, window, 4);
        for (int i = 0; i < series; i++) {
            quiet.quiet(WEEKS * 7);
            soon.step(8, 3);
            late.step(8, 28);
        }
        page.append(String.format(
                Locale.ROOT,
                "| %s | %d min | %,d | %,d | %.3f | %.3f | %.3f | %s | %s |%n",
                kind.text,
                window,
                quiet.judged + quiet.judgedLater,
                quiet.odd + quiet.oddLater,
                quiet.perTenThousand(),
                quiet.laterPerTenThousand(),
                early.perTenThousand(),
                found(soon),
                found(late)));
        boolean before = kind == AnomalyTrial.Kind.WEEKLY || quiet.perTenThousand() <= 1;
        return before && quiet.laterPerTenThousand() <= 1 && early.perTenThousand() <= 1;
    }

    private static String found(AnomalyTrial trial) {
        return trial.found == 0
                ? "0 of " + trial.steps
                : String.format(
                        Locale.ROOT,
                        "%d of %d, %.1f min",
                        trial.found,
                        trial.steps,
                        (double) trial.foundMinutes / trial.found);
    }
}
