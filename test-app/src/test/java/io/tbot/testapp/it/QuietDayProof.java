package io.tbot.testapp.it;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Records the demo on a good day and on bad ones, and has the packaged command line live through a day of each in
 * virtual time. Arguments: the file to write, seconds to record.
 */
final class QuietDayProof {
    private static final String GOOD = "";

    /** The first for the demo's own rule, the others for built-in ones. */
    private static final List<String> BAD = List.of("slow-venue", "gaps", "rejects");

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    private QuietDayProof() {}

    public static void main(String[] arguments) throws Exception {
        QuietDayProof proof = new QuietDayProof();
        int seconds = Integer.parseInt(arguments[1]);
        proof.say(
                "# A quiet day%n%n%s, %s. Made by `./prove quiet-day`.%n%n",
                LocalDate.now(ZoneOffset.UTC), Machine.describe());
        proof.say(
                "`./demo` is recorded by `rules record`, from its bot's first seconds on, and `rules replay --for 24h`"
                        + " goes over that again and again with the built-in rules and the demo's own, in virtual time."
                        + " With a fault of the venue's it does fire: in each round where the alert ends within it, once for"
                        + " all rounds where it does not (windows of a minute over rounds of half a minute).%n%n");
        proof.say(
                "| demo | recorded, s | families | rounds in 24 h | rules | fired | replayed in, s |%n|---|---|---|---|---|---|---|%n");
        proof.day(GOOD, seconds);
        for (String fault : BAD) {
            proof.day(fault, Math.min(seconds, 30));
        }
        proof.faults.forEach(fault -> proof.say("%nNot so: %s%n", fault));
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults.isEmpty() ? 0 : 1);
    }

    private void day(String fault, int seconds) throws Exception {
        DemoRecording recording = record(fault, seconds);
        DemoRecording.Day day = recording.day();
        boolean isGood = fault.equals(GOOD);
        say(
                "| %s | %.0f | %d | %,d | %d | %s | %.1f |%n",
                isGood ? "`./demo`" : "`./demo --fault " + fault + "`",
                day.recordedSeconds(),
                recording.families(),
                day.rounds(),
                day.fired().size() + day.quiet().size(),
                day.fired().isEmpty() ? "nothing" : day.fired(),
                day.tookSeconds());
        if (isGood) {
            expect(day.fired().isEmpty(), "the good day fired " + day.fired());
            expect(day.recordedSeconds() >= seconds - 2, "recorded only " + day.recordedSeconds() + " s");
        } else {
            expect(!day.fired().isEmpty(), "a day with " + fault + " fired nothing");
        }
    }

    private static DemoRecording record(String fault, int seconds) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("tbot.root", ".."), "demo").toString(),
                "--no-build",
                "--port",
                "0",
                "--seconds",
                Integer.toString(seconds + 5)));
        if (!fault.equals(GOOD)) {
            command.addAll(List.of("--fault", fault));
        }
        Process demo = new ProcessBuilder(command).redirectErrorStream(true).start();
        DemoRecording recording = null;
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                recording = recording == null ? DemoRecording.begin(line, seconds) : recording;
            }
        }
        if (demo.waitFor() != 0 || recording == null) {
            throw new IllegalStateException("the demo ended with " + demo.exitValue());
        }
        return recording;
    }

    private void say(String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values));
    }

    private void expect(boolean is, String what) {
        if (!is) {
            faults.add(what);
        }
    }
}
