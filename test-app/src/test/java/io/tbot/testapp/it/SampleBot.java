package io.tbot.testapp.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The sample bot on a sample venue of its own, both in JVMs of their own.
 *
 * <p>Threads: the test thread.
 */
final class SampleBot implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String READY = "venue: rest=\\S+ ws=\\S+ fix=\\S+";
    private static final Pattern ORDER_PROBE =
            Pattern.compile("  - \\{[^}]*op: order\\.(place|cancel|replace|query|event)[^}]*}\n");
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final TruthPlan plan;
    private final Path folder;
    private final RunningJvm venue;
    private final String[] addresses;

    private SampleBot(TruthPlan plan, RunningJvm venue, String ready) throws Exception {
        this.plan = plan;
        this.folder = Built.outputFolder("bot");
        this.venue = venue;
        this.addresses = ready.replaceAll("venue: rest=(\\S+) ws=(\\S+) fix=(\\S+)", "$1 $2 $3")
                .split(" ");
    }

    /** Starts its venue. */
    static SampleBot of(TruthPlan plan) throws Exception {
        RunningJvm venue = jvm(plan)
                .command(
                        "io.tbot.testapp.venue.VenueMain",
                        "--rate",
                        Integer.toString(TruthPlan.MARKET_RATE),
                        "--parent-pid",
                        Long.toString(ProcessHandle.current().pid()))
                .startPlain();
        return new SampleBot(plan, venue, venue.awaitOut(READY, PATIENCE));
    }

    /** The bot to be started, configured as for the demo. */
    ChildJvm bot(String... more) throws Exception {
        List<String> line = new ArrayList<>(List.of("io.tbot.testapp.bot.BotMain"));
        line.addAll(List.of("--venue-rest", addresses[0], "--venue-ws", addresses[1]));
        line.addAll(List.of("--venue-fix", addresses[2], "--way", plan.way()));
        line.addAll(List.of("--orders", Integer.toString(plan.orders()), "--seed", Integer.toString(TruthPlan.SEED)));
        line.addAll(
                List.of("--database", plan.database(), "--journal", journal().toString()));
        if (!plan.jdbcUrl().isEmpty()) {
            line.addAll(List.of("--jdbc-url", plan.jdbcUrl()));
        }
        line.addAll(List.of(more));
        return jvm(plan).command(line.toArray(String[]::new)).in(folder).configuration(configuration());
    }

    /** Runs it under the agent and reads both accounts of what it did. */
    TruthRun measured() throws Exception {
        Path truth = folder.resolve("truth.json");
        try (RunningJvm bot = bot("--truth", truth.toString(), "--wait-stdin").startWithAgent()) {
            String address = bot.awaitAddress(PATIENCE);
            bot.awaitOut("bot: done", LONGEST);
            Scrape metrics = Scrape.of(address, "/metrics");
            Scrape latencies = Scrape.of(address, "/api/v1/latency?window=all");
            bot.release();
            return new TruthRun(plan, Truth.read(truth), metrics, latencies, bot.join(PATIENCE));
        }
    }

    /** The demo's, if need be without the entries that speak of orders. */
    private String configuration() throws IOException {
        String whole = Files.readString(Built.demoConfiguration());
        return plan.probed() ? whole : ORDER_PROBE.matcher(whole).replaceAll("");
    }

    /** Where the bot leaves its orders and fills. */
    Path journal() {
        return folder.resolve("journal.txt");
    }

    @Override
    public void close() {
        venue.close();
    }

    private static ChildJvm jvm(TruthPlan plan) throws Exception {
        return ChildJvm.of(plan.home()).onlyClassPath(Built.classes(), Built.libraries());
    }
}
