package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * {@link StallRun} at full size: stops of up to a minute, collections of seconds, a wall clock that is set. Arguments:
 * the file to write, how many objects the bot hoards.
 */
final class StallProof {
    private static final double TOLD_SECONDS = 10;
    private static final double STALL_SECONDS = 3;

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    private StallProof() {}

    public static void main(String[] arguments) throws Exception {
        StallProof proof = new StallProof();
        Path home = Jdks.homes().toList().get(0);
        proof.say(
                "# Stalls and set clocks%n%n%s, %s, JDK %s. Made by `./prove stalls`.%n%n",
                LocalDate.now(ZoneOffset.UTC), Machine.describe(), Machine.java(home));
        proof.say(
                "A bot under the packaged agent is disturbed while one alert fires, one is about to (`for: 5s`), one is"
                        + " about to be over (`keep_firing_for: 5s`) and three rules look for 4 s of silence, with a signal ten"
                        + " times a second. A webhook on loopback hears what is told.%n%n");
        proof.say("| disturbance | seconds | fired or over because of it | `TBotAgentStalled` |%n|---|---|---|---|%n");
        proof.stalls(home, Integer.parseInt(arguments[1]));
        proof.clocks(home);
        proof.faults.forEach(fault -> proof.say("%nNot so: %s%n", fault));
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults.isEmpty() ? 0 : 1);
    }

    private void stalls(Path home, int objects) throws Exception {
        ChildJvm bot = ChildJvm.of(home).jvm("-XX:+UseSerialGC", "-Xms6g", "-Xmx6g");
        try (StallRun run = new StallRun(bot, Files.createTempDirectory("stalls"))) {
            for (long millis : new long[] {1_000, 5_000}) {
                row(run.during("`SIGSTOP`", StallRun.stopped(millis)));
            }
            run.hoard(objects);
            for (int i = 0; i < 2; i++) {
                StallRun.Outcome collection = run.during("collection of a full heap", StallRun.collection());
                row(collection);
                expect(collection.seconds() > STALL_SECONDS, "the collection was no stall");
            }
            for (long millis : new long[] {11_000, 60_000}) {
                row(run.during("`SIGSTOP`", StallRun.stopped(millis)));
            }
            told(run);
            expect(run.silenceIsFound(), "a bot that is silent was not found to be");
        }
    }

    private void clocks(Path home) throws Exception {
        Path folder = Files.createTempDirectory("clocks");
        SetClock clock = new SetClock(folder);
        try (StallRun run = new StallRun(clock.under(ChildJvm.of(home)), folder)) {
            row(run.during("wall clock set an hour on", clock.to(3_600)));
            row(run.during("set two hours back", clock.to(-3_600)));
            row(run.during("set right again", clock.to(0)));
            told(run);
            expect(run.clockNotes() == 1, "said " + run.clockNotes() + " times that the clock was set");
        }
    }

    private void row(StallRun.Outcome outcome) {
        String wrong = outcome.wrong().isEmpty() ? "nothing" : String.join(", ", outcome.wrong());
        say("| %s | %.1f | %s | %s |%n", outcome.name(), outcome.seconds(), wrong, outcome.told() ? "fires" : "no");
        expect(outcome.wrong().isEmpty(), outcome.name() + ": " + wrong);
        expect(outcome.told() == outcome.seconds() > TOLD_SECONDS, outcome.name() + ": told " + outcome.told());
    }

    private void told(StallRun run) throws Exception {
        List<String> amiss = run.toldAmiss();
        expect(amiss.isEmpty(), String.join(", ", amiss) + "; decided: " + run.decided());
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
