package io.tbot.engine.alert;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** {@link ModelTest} at full size; writes what came out. Arguments: the file, how many sequences. */
final class ModelProof {
    private static final int STEPS = 200;

    private ModelProof() {}

    public static void main(String[] arguments) throws Exception {
        int sequences = Integer.parseInt(arguments[1]);
        int[] told = new int[1];
        List<String> apart = new ArrayList<>();
        long begin = System.nanoTime();
        for (int seed = 0; seed < sequences && apart.size() < 5; seed++) {
            List<ModelStep> steps = ModelStep.sequence(seed, STEPS);
            if (!ModelRun.of(steps, told).isEmpty()) {
                List<ModelStep> shortest = ModelRun.shortest(steps);
                apart.add("seed " + seed + ": " + shortest + ": " + ModelRun.of(shortest, new int[1]));
            }
        }
        long seconds = (System.nanoTime() - begin) / 1_000_000_000;
        String text = """
                # Alerts against a model

                Random lives of alerts (values that breach, lie between, clear or are missing; stalls; kills; a wall clock that is set; reloads that change severity, condition, receivers or drop a rule; alerts by hand; acknowledgements; silences; inhibition; escalation; flapping), taken by the alert engine and by a plain model that was written from the specification. After each look both must say the same: which alerts wait, fire and are about to be over, since when, who has them, how far their escalation is, and every notification with its receivers, its reason, what fires in it and what is over.

                | | |
                |---|---|
                | made | %s |
                | sequences of %d steps | %,d |
                | notifications compared | %,d |
                | sequences that differed | %d |
                | seconds | %d |
                """.formatted(machine(), STEPS, sequences, told[0], apart.size(), seconds);
        for (String each : apart) {
            text += "\n" + each + "\n";
        }
        Files.writeString(Path.of(arguments[0]), text);
        System.out.print(text);
        System.exit(apart.isEmpty() ? 0 : 1);
    }

    private static String machine() {
        return String.format(
                Locale.ROOT,
                "%s, %d cores, Linux %s, JDK %s, by `./prove model`",
                LocalDate.now(ZoneOffset.UTC),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.version").replaceFirst("-.*", ""),
                System.getProperty("java.runtime.version"));
    }
}
