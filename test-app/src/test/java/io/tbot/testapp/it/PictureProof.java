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
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The agent's account beside the venue's at full size, on every Java home and by every way, written down. Arguments:
 * the file to write, the orders of each run. Exits with 1 where the accounts differ.
 */
final class PictureProof {
    private static final double MICROS = 1e3;
    private static final int SHOWN = 20;

    private final StringBuilder text = new StringBuilder();
    private int faults;

    private PictureProof() {}

    public static void main(String[] arguments) throws Exception {
        PictureProof proof = new PictureProof();
        int orders = Integer.parseInt(arguments[1]);
        proof.open(orders);
        for (Path home : Jdks.homes().toList()) {
            for (String way :
                    System.getProperty("tbot.picture.ways", "rest,fix,xchange").split(",")) {
                PicturePlan plan = new PicturePlan(home, orders, way);
                System.err.println("prove: " + plan);
                proof.add(Picture.of(plan));
            }
        }
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults == 0 ? 0 : 1);
    }

    private void open(int orders) throws Exception {
        text.append("# The trading picture\n\n")
                .append(LocalDate.now(ZoneOffset.UTC))
                .append(", ")
                .append(Machine.describe())
                .append(".\n\n");
        text.append(String.format(
                Locale.ROOT,
                "The sample bot places %,d orders (seed %d, %,d market data messages a second), replaces and cancels what"
                        + " rests and asks for what is open, under the packaged agent, configured by"
                        + " `test-app/demo.yaml`. The venue has every fault at once (`%s`). It journals what it did and"
                        + " what it told of it; the agent must say the same of each order (state, executed quantity,"
                        + " venue's id, as `/api/v1/orders` shows them) and of each count below. What the venue told"
                        + " nobody, such as the fill of an order whose answer and reports it lost, nobody can know: such"
                        + " an order is `unknown`. Which calls ended in doubt or in a no is the bot's account, because"
                        + " the venue cannot know what got lost. Made by `./prove picture`.%n%n",
                orders,
                PicturePlan.SEED,
                PicturePlan.MARKET_RATE,
                String.join(" ", PicturePlan.faults())));
        text.append("Durations are in µs, the agent's before the bot's, taken as [truth.md](truth.md) says.\n");
    }

    private void add(Picture picture) throws Exception {
        PicturePlan plan = picture.plan();
        text.append(String.format(Locale.ROOT, "%n## JDK %s, orders by %s%n%n", Machine.java(plan.home()), plan.way()));
        if (picture.outcome().exit() != 0) {
            fault("the bot ended with " + picture.outcome().exit());
        }
        orders(picture);
        times(picture);
        counts(PictureCounts.exposed(picture), PictureCounts.expected(picture));
    }

    private void orders(Picture picture) {
        PictureOrders orders = PictureOrders.of(picture.journal());
        Map<String, String> expected = orders.expected();
        Map<String, String> exposed = orders.exposed(picture.orders());
        List<String> differing = new ArrayList<>();
        Map<String, Long> states = new TreeMap<>();
        expected.forEach((order, state) -> {
            states.merge(state.substring(0, state.indexOf(' ')), 1L, Long::sum);
            if (!state.equals(exposed.get(order))) {
                differing.add("order " + order + ": agent " + exposed.get(order) + ", venue " + state);
            }
        });
        text.append("| last state | orders |\n|---|---|\n");
        states.forEach((state, count) -> text.append(String.format(Locale.ROOT, "| %s | %d |%n", state, count)));
        text.append(String.format(
                Locale.ROOT,
                "%n%d of %d orders are the same by both accounts.%n",
                expected.size() - differing.size(),
                expected.size()));
        differing.stream().limit(SHOWN).forEach(this::fault);
        if (expected.size() != picture.plan().orders()) {
            fault("the venue saw " + expected.size() + " orders");
        }
    }

    private void times(Picture picture) throws Exception {
        List<PictureTimes.Series> all = PictureTimes.of(picture);
        text.append("\n| series | orders | p50 | p90 | p99 |\n|---|---|---|---|---|\n");
        for (PictureTimes.Series each : all) {
            text.append("| `").append(each.name()).append("` | ").append(each.bot().length);
            for (int i = 0; i < TimedSeries.SHARES.length; i++) {
                text.append(" | ")
                        .append(String.format(
                                Locale.ROOT,
                                "%.1f / %.1f",
                                each.agent(i) / MICROS,
                                each.of(TimedSeries.SHARES[i]) / MICROS));
            }
            text.append(" |\n");
        }
        all.forEach(each -> each.faults().forEach(this::fault));
    }

    private void counts(Map<String, Long> exposed, Map<String, Long> expected) {
        Set<String> names = new TreeSet<>(exposed.keySet());
        names.addAll(expected.keySet());
        text.append("\n| count | agent | venue |\n|---|---|---|\n");
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
}
