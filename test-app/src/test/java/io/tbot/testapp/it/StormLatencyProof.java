package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.LevelsBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What a storm of alerts adds to the bot's own calls. Calm and storm take turns, and each storm is held against the
 * calm just before and after it: a machine drifts by more within minutes than a storm may add. Arguments: the file to
 * write, how many storms.
 */
final class StormLatencyProof {
    private static final Duration DEADLINE = Duration.ofSeconds(120);
    private static final int SLICE_SECONDS = 5;
    private static final int WARM_UP_SECONDS = 50;
    private static final int DISTURBANCES = 5;
    private static final long SETTLE_MILLIS = 5_000;

    /** More of it, and a latency that doubled would not show. */
    private static final double MOST_NOISE = 1;

    private static final List<String> NAMES = List.of("p50", "p90", "p99");

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();
    private final RunningJvm jvm;
    private int asked;

    private StormLatencyProof(RunningJvm jvm) {
        this.jvm = jvm;
    }

    public static void main(String[] arguments) throws Exception {
        Path home = Jdks.homes().toList().get(0);
        Path folder = Files.createTempDirectory("storm-latency");
        try (AlertReceiver receiver = new AlertReceiver();
                MailReceiver mail = new MailReceiver((subject, body) -> receiver.take("/mail", body));
                RunningJvm jvm = ChildJvm.of(home)
                        .jvm("-Dtbot.state.dir=" + folder.resolve("state"), "-Xmx512m")
                        .main(LevelsBot.class)
                        .configuration(CalmProof.yaml(folder, receiver.address(), mail.port()))
                        .startWithAgent()) {
            StormLatencyProof proof = new StormLatencyProof(jvm);
            proof.run(home, Integer.parseInt(arguments[1]));
            proof.faults.forEach(fault -> proof.say("%nNot so: %s%n", fault));
            Files.writeString(Path.of(arguments[0]), proof.text);
            System.out.print(proof.text);
            System.exit(proof.faults.isEmpty() ? 0 : 1);
        }
    }

    private void run(Path home, int storms) throws Exception {
        String address = jvm.awaitAddress(DEADLINE);
        jvm.awaitOut("ready 1", DEADLINE);
        Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("f99"), DEADLINE);
        ask("clear " + CalmProof.SERIES);
        orders(WARM_UP_SECONDS);
        List<long[]> calm = new ArrayList<>();
        List<long[]> stormy = inTurn(storms, calm, () -> {
            ask("flap " + CalmProof.FLAPPING + " " + (SLICE_SECONDS + 1));
            ask("storm " + CalmProof.SERIES);
        });
        List<long[]> calmer = new ArrayList<>();
        List<long[]> disturbed = inTurn(DISTURBANCES, calmer, () -> ask("disturb " + SLICE_SECONDS));
        say(
                "# Order latency in a storm of alerts%n%n%s, %s, JDK %s. Made by `./prove storm-latency`.%n%n",
                LocalDate.now(ZoneOffset.UTC), Machine.describe(), Machine.java(home));
        say(
                "The bot of [calm](calm.md) times each call that places an order by its own clock, some %,d in a slice of %d s."
                        + " %d slices of storm, in each of which 10,000 instances fire and %d rules flap, take turns with"
                        + " slices of calm; each is held against the mean of the two slices of calm beside it. The noise is"
                        + " three robust standard deviations of what each slice of calm is to those beside it. That the"
                        + " comparison finds what disturbs is shown by as many busy threads as there are processors.%n%n",
                calm.get(0)[0], SLICE_SECONDS, storms, CalmProof.FLAPPING);
        say("| | calm, ns | noise | in the storm | disturbed |%n|---|---|---|---|---|%n");
        for (int i = 0; i < NAMES.size(); i++) {
            compare(NAMES.get(i), i + 1, calm, stormy, calmer, disturbed);
        }
    }

    /** Something that is to happen while the bot is timed. */
    private interface Happening {
        void begin() throws Exception;
    }

    /** Slices while it happens, between slices of calm, which there are one more of. */
    private List<long[]> inTurn(int times, List<long[]> calm, Happening happening) throws Exception {
        List<long[]> slices = new ArrayList<>();
        calm.add(orders(SLICE_SECONDS));
        for (int i = 0; i < times; i++) {
            happening.begin();
            slices.add(orders(SLICE_SECONDS));
            ask("clear " + CalmProof.SERIES);
            Thread.sleep(SETTLE_MILLIS);
            calm.add(orders(SLICE_SECONDS));
        }
        return slices;
    }

    private void compare(
            String name,
            int index,
            List<long[]> calm,
            List<long[]> stormy,
            List<long[]> calmer,
            List<long[]> disturbed) {
        List<Long> still = new ArrayList<>();
        for (int i = 1; i + 1 < calm.size(); i++) {
            still.add(permille(calm.get(i), calm.get(i - 1), calm.get(i + 1), index));
        }
        NoiseBand band = NoiseBand.of(still);
        List<Long> storm = beside(stormy, calm, index);
        List<Long> busy = beside(disturbed, calmer, index);
        say(
                "| %s | %,d | %.0f %% | %+.0f %% | %+.0f %% |%n",
                name,
                calm.stream().mapToLong(slice -> slice[index]).sorted().toArray()[calm.size() / 2],
                100 * band.noise(),
                100 * band.more(storm),
                100 * band.more(busy));
        expect(band.noise() <= MOST_NOISE, name + " of calm varies: measure on a quieter machine; " + still);
        expect(band.holds(storm), name + " in the storm is not what it is in calm: " + storm);
        // the median falls when the processors are never idle
        expect(index < NAMES.size() || !band.holds(busy), name + " does not show what disturbs: " + busy);
    }

    private static List<Long> beside(List<long[]> slices, List<long[]> calm, int index) {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < slices.size(); i++) {
            all.add(permille(slices.get(i), calm.get(i), calm.get(i + 1), index));
        }
        return all;
    }

    private static long permille(long[] slice, long[] before, long[] after, int index) {
        return Math.round(2_000.0 * slice[index] / (before[index] + after[index]));
    }

    private void ask(String line) throws Exception {
        jvm.say(line);
        jvm.awaitOut("done " + line, DEADLINE);
    }

    /** Count, median, p90 and p99 in nanoseconds of the bot's own calls. */
    private long[] orders(int seconds) throws Exception {
        jvm.say("orders " + seconds);
        String[] words = CalmProof.said(jvm, "took ", ++asked).split(" ", -1);
        return new long[] {
            Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4])
        };
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
