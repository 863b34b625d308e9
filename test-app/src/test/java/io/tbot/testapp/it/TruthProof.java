package io.tbot.testapp.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The agent's account beside the bot's at full size, on every Java home, database and way to the venue, written down.
 * Arguments: the file to write, the orders of each run. Exits with 1 where the accounts differ.
 */
final class TruthProof {
    private static final double MICROS = 1e3;

    private final StringBuilder text = new StringBuilder();
    private int faults;

    private TruthProof() {}

    public static void main(String[] arguments) throws Exception {
        TruthProof proof = new TruthProof();
        List<TruthPlan> plans = plans(Integer.parseInt(arguments[1]));
        proof.open(plans.get(0).orders());
        for (TruthPlan plan : plans) {
            System.err.println("prove: " + plan);
            try (SampleBot bot = SampleBot.of(plan)) {
                proof.add(bot.measured());
            }
        }
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults == 0 ? 0 : 1);
    }

    private static List<TruthPlan> plans(int orders) {
        String postgres = System.getProperty("tbot.it.postgres", "");
        List<TruthPlan> plans = new ArrayList<>();
        for (Path home : Jdks.homes().toList()) {
            TruthPlan plan = TruthPlan.of(home, orders);
            plans.add(plan);
            for (String way : List.of("fix", "xchange")) {
                plans.add(plan.by(way));
                plans.add(plan.by(way).unprobed());
            }
            if (!postgres.isBlank()) {
                plans.add(plan.onPostgres(postgres));
            }
        }
        return plans;
    }

    private void open(int orders) throws Exception {
        text.append("# Truth\n\n")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(Machine.describe())
                .append(".\n\n");
        text.append(String.format(
                Locale.ROOT,
                "The sample bot places %,d orders (seed %d, %,d market data messages a second) under the packaged agent, "
                        + "configured by `test-app/demo.yaml`, and keeps its own account of every call, taken just "
                        + "outside the method that the agent times. The orders go by REST, over FIX and through XChange; "
                        + "where no order probe is configured, its entries about orders are left out and the agent knows "
                        + "them from the libraries alone. Made by `./prove truth`.%n%n",
                orders,
                TruthPlan.SEED,
                TruthPlan.MARKET_RATE));
        text.append(
                "Durations are in µs, the agent's before the bot's. A quantile agrees when it is off by no more than "
                        + "a histogram bucket (1/128) and 20 µs. One marked `~` agrees only when some of the bot's calls are "
                        + "passed over, at most 5 of 1,000: those with more than 20 µs between the bot's "
                        + "clock and the agent's, because the system interrupted them just there or, early on, the JVM "
                        + "still interpreted what is there. Of fewer than "
                        + TimedSeries.MIN_CALLS
                        + " calls only count, sum and maximum are compared.\n");
    }

    private void add(TruthRun run) throws Exception {
        text.append(String.format(
                Locale.ROOT,
                "%n## JDK %s, %s, orders by %s%s%n%n",
                Machine.java(run.plan().home()),
                run.plan().product(),
                run.plan().way(),
                run.plan().probed() ? "" : ", no order probe configured"));
        if (run.outcome().exit() != 0) {
            fault("the bot ended with " + run.outcome().exit());
        }
        times(TruthTimes.of(run));
        counts(TruthCounts.exposed(run.metrics()), TruthCounts.expected(run));
    }

    private void times(List<TimedSeries> all) {
        text.append("| series | calls | p50 | p90 | p99 | max | sum |\n|---|---|---|---|---|---|---|\n");
        int quantiles = 0;
        int agreeing = 0;
        for (TimedSeries each : all) {
            text.append("| `").append(each.name()).append("` | ").append(each.bot().length);
            for (int i = 0; i < TimedSeries.SHARES.length; i++) {
                text.append(" | ");
                if (each.isCompared()) {
                    quantiles++;
                    agreeing += each.agrees(i) ? 1 : 0;
                    text.append(pair(each.agent().quantiles()[i], each.quantile(TimedSeries.SHARES[i])))
                            .append(each.agrees(i) ? "" : " ~");
                }
            }
            text.append(" | ").append(pair(each.agent().max(), each.quantile(1)));
            text.append(" | ").append(pair(each.agent().sum(), each.sum())).append(" |\n");
        }
        text.append(String.format(
                Locale.ROOT,
                "%n%d of %d quantiles agree, %d more with `~`.%n",
                agreeing,
                quantiles,
                quantiles - agreeing));
        all.forEach(each -> each.faults(TimedSeries.Allowance.PROOF).forEach(this::fault));
    }

    private void counts(Map<String, Long> exposed, Map<String, Long> expected) {
        Set<String> names = new TreeSet<>(exposed.keySet());
        names.addAll(expected.keySet());
        text.append("\n| count | agent | bot |\n|---|---|---|\n");
        List<String> differing = new ArrayList<>();
        for (String name : names) {
            text.append(
                    String.format(Locale.ROOT, "| `%s` | %s | %s |%n", name, exposed.get(name), expected.get(name)));
            if (!String.valueOf(exposed.get(name)).equals(String.valueOf(expected.get(name)))) {
                differing.add(name);
            }
        }
        text.append(String.format(
                Locale.ROOT, "%n%d of %d counts are equal.%n", names.size() - differing.size(), names.size()));
        differing.forEach(name -> fault("the counts differ: " + name));
    }

    private void fault(String what) {
        faults++;
        text.append("\n**").append(what).append("**\n");
    }

    private static String pair(long agentNanos, long botNanos) {
        return String.format(Locale.ROOT, "%.1f / %.1f", agentNanos / MICROS, botNanos / MICROS);
    }
}
