package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * One run, and the three accounts of it.
 *
 * @param journal what the venue did
 * @param truth what the bot counted and timed itself
 * @param metrics what the agent counted
 * @param latencies what the agent timed
 * @param orders what the agent said last of each order, by client id
 */
record Picture(
        PicturePlan plan,
        JsonObject journal,
        Truth truth,
        Scrape metrics,
        Scrape latencies,
        Map<String, JsonObject> orders,
        Outcome outcome) {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofMinutes(20);
    /** Done orders are shown for a minute. */
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(10);

    private static final Pattern REPORT_PROBE = Pattern.compile("  - \\{[^}]*op: order\\.event[^}]*}\n");
    private static final String ORDERS = "/api/v1/orders?limit=65536";

    /** Runs bot and venue in JVMs of their own. */
    static Picture of(PicturePlan plan) throws Exception {
        List<String> options = new ArrayList<>(List.of("io.tbot.testapp.venue.VenueMain"));
        options.addAll(List.of("--rate", Integer.toString(PicturePlan.MARKET_RATE)));
        options.addAll(
                List.of("--parent-pid", Long.toString(ProcessHandle.current().pid())));
        options.addAll(PicturePlan.faults());
        try (RunningJvm venue =
                jvm(plan).command(options.toArray(String[]::new)).startPlain()) {
            String[] addresses = venue.awaitOut("venue: rest=\\S+ ws=\\S+ fix=\\S+", PATIENCE)
                    .replaceAll("venue: rest=(\\S+) ws=(\\S+) fix=(\\S+)", "$1 $2 $3")
                    .split(" ");
            return watched(plan, addresses);
        }
    }

    private static Picture watched(PicturePlan plan, String[] addresses) throws Exception {
        Path folder = Built.outputFolder("picture");
        Path truth = folder.resolve("truth.json");
        ChildJvm bot =
                jvm(plan).command(botLine(plan, addresses, truth)).in(folder).configuration(configuration(plan));
        try (RunningJvm running = bot.startWithAgent()) {
            String address = running.awaitAddress(PATIENCE);
            Map<String, JsonObject> orders = new TreeMap<>();
            long endNanos = System.nanoTime() + LONGEST.toNanos();
            while (!running.soFar().out().contains("bot: done\n") && System.nanoTime() < endNanos) {
                look(address, orders);
                awaitEnd(running, System.nanoTime() + BETWEEN_LOOKS.toNanos());
            }
            running.awaitOut("bot: done", PATIENCE);
            TimeUnit.SECONDS.sleep(1); // what the bot's threads told last has reached the agent's
            look(address, orders);
            Scrape metrics = Scrape.of(address, "/metrics");
            Scrape latencies = Scrape.of(address, "/api/v1/latency?window=all");
            Scrape journal = Scrape.of("http://" + addresses[0], "/journal");
            keep(folder, journal, metrics, orders);
            running.release();
            return new Picture(
                    plan, json(journal), Truth.read(truth), metrics, latencies, orders, running.join(PATIENCE));
        }
    }

    /** For whoever wants to know why they differ. */
    private static void keep(Path folder, Scrape journal, Scrape metrics, Map<String, JsonObject> orders)
            throws IOException {
        Files.writeString(folder.resolve("journal.json"), journal.body());
        Files.writeString(folder.resolve("metrics.txt"), metrics.body());
        Files.writeString(folder.resolve("orders.json"), JsonWriter.string(orders));
    }

    private static void awaitEnd(RunningJvm running, long untilNanos) throws Exception {
        while (System.nanoTime() < untilNanos && !running.soFar().out().contains("bot: done\n")) {
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    private static void look(String address, Map<String, JsonObject> orders) throws Exception {
        JsonObject answer = json(Scrape.of(address, ORDERS));
        for (String list : List.of("open", "done")) {
            for (Object each : answer.getArray(list)) {
                JsonObject order = (JsonObject) each;
                orders.put(order.getString("client_id", ""), order);
            }
        }
    }

    /** The demo's; over FIX the library alone tells of reports, since a probe would count a PossResend once more. */
    private static String configuration(PicturePlan plan) throws IOException {
        String demo = Files.readString(Built.demoConfiguration());
        return plan.way().equals("fix") ? REPORT_PROBE.matcher(demo).replaceAll("") : demo;
    }

    private static String[] botLine(PicturePlan plan, String[] addresses, Path truth) {
        List<String> line = new ArrayList<>(List.of("io.tbot.testapp.bot.BotMain"));
        line.addAll(List.of("--venue-rest", addresses[0], "--venue-ws", addresses[1], "--venue-fix", addresses[2]));
        line.addAll(List.of("--way", plan.way(), "--orders", Integer.toString(plan.orders())));
        line.addAll(List.of("--seed", Integer.toString(PicturePlan.SEED), "--lively", "--answer-millis", "2000"));
        line.addAll(List.of("--truth", truth.toString(), "--wait-stdin"));
        return line.toArray(String[]::new);
    }

    private static JsonObject json(Scrape scrape) throws JsonParserException {
        if (scrape.status() != 200) {
            throw new AssertionError("status " + scrape.status() + ": " + scrape.body());
        }
        return JsonParser.object().from(scrape.body());
    }

    private static ChildJvm jvm(PicturePlan plan) throws Exception {
        return ChildJvm.of(plan.home()).onlyClassPath(Built.classes(), Built.libraries());
    }
}
