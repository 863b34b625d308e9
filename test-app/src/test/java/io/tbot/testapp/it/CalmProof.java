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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Storms in a bot under the packaged agent, in real time: 100 rules that flap each second, 10,000 instances that fire
 * in one, five receivers that count. Arguments: the file to write, seconds of flapping.
 */
final class CalmProof {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int FLAPPING = 100;
    private static final int SERIES = 500;
    private static final int STORM_RULES = 20;
    private static final int STORM = SERIES * STORM_RULES;
    private static final int ORDER_SECONDS = 20;
    private static final double HEAP_MIB = 16;
    private static final double TICK_SECONDS = 0.05;
    private static final Pattern CHANGED = Pattern.compile("changed (\\d+) times");

    /** What a receiver takes: so many within so long, which is a little less than it says, since the way varies. */
    private record Limit(String path, int most, long millis) {}

    private static final List<Limit> LIMITS = List.of(
            new Limit("/slack", 3, 950),
            new Limit("/discord", 5, 1_900),
            new Limit("/discord", 30, 59_000),
            new Limit("/bot", 1, 900),
            new Limit("/bot", 20, 59_000),
            new Limit("/v2/enqueue", 120, 59_000),
            new Limit("/hook", 10, 950));

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    private CalmProof() {}

    public static void main(String[] arguments) throws Exception {
        CalmProof proof = new CalmProof();
        Path home = Jdks.homes().toList().get(0);
        try (AlertReceiver receiver = new AlertReceiver()) {
            proof.run(home, receiver, Integer.parseInt(arguments[1]));
        }
        proof.faults.forEach(
                fault -> proof.text.append("\nNot so: ").append(fault).append('\n'));
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults.isEmpty() ? 0 : 1);
    }

    private void run(Path home, AlertReceiver receiver, int seconds) throws Exception {
        say(
                "# Calm%n%n%s, %s, JDK %s. Made by `./prove calm`.%n%n",
                LocalDate.now(ZoneOffset.UTC), Machine.describe(), Machine.java(home));
        say(
                "A bot under the packaged agent has %,d rules flap each second for %,d s and, in between, %,d instances"
                        + " (%,d series, %,d rules) fire in one second and end a minute later. A webhook and the"
                        + " interfaces of Slack, Discord, Telegram and PagerDuty on loopback count what they get.%n%n",
                FLAPPING, seconds, STORM, SERIES, STORM_RULES);
        Path folder = Files.createTempDirectory("calm");
        ChildJvm bot = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + folder.resolve("state"), "-Xmx512m")
                .main(LevelsBot.class)
                .configuration(yaml(folder, receiver.address()));
        try (RunningJvm jvm = bot.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("f99"), DEADLINE);
            ask(jvm, "clear " + SERIES, "done clear.*");
            List<long[]> calm = new ArrayList<>();
            List<long[]> storm = new ArrayList<>();
            orders(jvm); // warms up
            calm.add(orders(jvm));
            calm.add(orders(jvm));
            long before = heap(jvm, 1);
            double looksBefore = looks(address);
            jvm.say("flap " + FLAPPING + " " + seconds);
            storm.add(orders(jvm));
            ask(jvm, "storm " + SERIES, "done storm " + SERIES);
            Scrape.until(address, "/metrics", each -> active(each) >= STORM, DEADLINE);
            storm.add(orders(jvm));
            long during = heap(jvm, 2);
            Thread.sleep(30_000);
            jvm.say("clear " + SERIES);
            jvm.awaitOut("flapped " + seconds, Duration.ofSeconds(seconds + 60));
            Thread.sleep(700_000); // until they have been calm for ten minutes, and all is told
            judge(address, receiver, calm, storm, during - before, looksBefore);
        }
    }

    private static String yaml(Path folder, String address) throws Exception {
        StringBuilder yaml = new StringBuilder("""
                probes:
                  - {class: io.tbot.testapp.it.apps.LevelsBot$Levels, method: set, op: gauge, metric: level, value: arg2, labels: {bank: arg0, symbol: arg1}}
                  - {class: io.tbot.testapp.it.apps.LevelsBot$Gateway, method: place, op: order.place, exchange: "'paper'", symbol: arg0}
                limits: {symbols: 5000, series_per_counter: 5000, series_total: 8000}
                """);
        yaml.append("channels:\n");
        yaml.append("  hook: {type: webhook, max_alerts: 100, url: \"")
                .append(file(folder, "hook", address + "/hook"))
                .append("\"}\n");
        yaml.append("  slack: {type: slack, url: \"")
                .append(file(folder, "slack", address + "/slack"))
                .append("\"}\n");
        yaml.append("  discord: {type: discord, url: \"")
                .append(file(folder, "discord", address + "/discord"))
                .append("\"}\n");
        yaml.append("  tele: {type: telegram, chat: \"1\", token: \"")
                .append(file(folder, "token", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"))
                .append("\", url: \"")
                .append(address)
                .append("\"}\n");
        yaml.append("  pager: {type: pagerduty, routing_key: \"")
                .append(file(folder, "key", "0123456789abcdef0123456789abcdef"))
                .append("\", url: \"")
                .append(address)
                .append("\"}\n");
        yaml.append("routes: [{to: [hook, slack, discord, tele, pager], group_by: [rule]}]\n");
        yaml.append("rules:\n  defaults: false\n  list:\n");
        for (int i = 0; i < STORM_RULES; i++) {
            yaml.append(String.format(
                    "    - {id: s%d, severity: high, when: \"value(level{bank='storm'}) by (symbol) > %d\"}%n",
                    i, 5 - i % 5));
        }
        for (int i = 0; i < FLAPPING; i++) {
            yaml.append(String.format(
                    "    - {id: f%d, severity: medium, when: \"value(level{bank='flap', symbol='f%d'}) > 5\"}%n",
                    i, i));
        }
        return yaml.toString();
    }

    private static String file(Path folder, String name, String content) throws Exception {
        return "${file:" + Files.writeString(folder.resolve(name), content) + "}";
    }

    private static String ask(RunningJvm jvm, String line, String answer) throws Exception {
        jvm.say(line);
        return jvm.awaitOut(answer, DEADLINE);
    }

    private int asked;

    /** Count, median, p90 and p99 in nanoseconds of the bot's own calls. */
    private long[] orders(RunningJvm jvm) throws Exception {
        jvm.say("orders " + ORDER_SECONDS);
        asked++;
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<String> took = List.of();
        while (took.size() < asked && System.nanoTime() < end) {
            Thread.sleep(100);
            took = jvm.soFar()
                    .out()
                    .lines()
                    .filter(line -> line.startsWith("took "))
                    .toList();
        }
        String[] words = took.get(asked - 1).split(" ", -1);
        return new long[] {
            Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]), Long.parseLong(words[4])
        };
    }

    private static long heap(RunningJvm jvm, int times) throws Exception {
        jvm.say("heap");
        List<String> all = List.of();
        while (all.size() < times) {
            Thread.sleep(100);
            all = jvm.soFar()
                    .out()
                    .lines()
                    .filter(line -> line.startsWith("heap "))
                    .toList();
        }
        return Long.parseLong(all.get(times - 1).substring(5));
    }

    private static double active(Scrape metrics) {
        return metrics.sum("tbot_alerts_active", "state=\"firing\"");
    }

    private static double looks(String address) throws Exception {
        return Scrape.of(address, "/metrics").sum("tbot_alert_evaluation_seconds_count");
    }

    private void judge(
            String address,
            AlertReceiver receiver,
            List<long[]> calm,
            List<long[]> storm,
            long heapBytes,
            double looksBefore)
            throws Exception {
        Scrape metrics = Scrape.of(address, "/metrics");
        say("| receiver | messages | most within | allowed |%n|---|---|---|---|%n");
        for (Limit limit : LIMITS) {
            int most = receiver.mostWithin(limit.path(), limit.millis());
            long messages = receiver.all.stream()
                    .filter(got -> got.path().startsWith(limit.path()))
                    .count();
            say("| %s | %,d | %d in %,d ms | %d |%n", limit.path(), messages, most, limit.millis(), limit.most());
            expect(most <= limit.most() && messages > 0, limit + " got " + most + " of " + messages);
        }
        double looks = looks(address) - looksBefore;
        double under = metrics.sum("tbot_alert_evaluation_seconds_bucket", "le=\"0.05\"");
        double all = metrics.sum("tbot_alert_evaluation_seconds_count");
        say(
                "%n- Looks at all rules: %,.0f since the flapping began; of all %,.0f, %.2f %% took no more than 50 ms.%n",
                looks, all, 100 * under / all);
        expect(under / all >= 0.99, "99 of 100 looks within " + TICK_SECONDS + " s");
        say("- Heap in use after a collection, %,d alerts firing: + %.1f MiB.%n", STORM, heapBytes / 1048576.0);
        expect(heapBytes / 1048576.0 <= HEAP_MIB, "heap grew by more than " + HEAP_MIB + " MiB");
        said(receiver, metrics);
        say("- The bot's own clock around a call that places an order, in ns (median, p90, p99):%n");
        calm.forEach(each -> say("    calm: %,d, %,d, %,d of %,d calls%n", each[1], each[2], each[3], each[0]));
        storm.forEach(each -> say("    storm: %,d, %,d, %,d of %,d calls%n", each[1], each[2], each[3], each[0]));
    }

    /** Each change of what flaps was told of in one message: alone before it flapped, then as a number. */
    private void said(AlertReceiver receiver, Scrape metrics) {
        double changes = 0;
        for (int i = 0; i < FLAPPING; i++) {
            changes += 2 * metrics.sum("tbot_alerts_fired_total", "rule=\"f" + i + "\"");
        }
        long told = 0;
        long cut = 0;
        for (AlertReceiver.Got got : receiver.all) {
            if (got.path().startsWith("/hook")) {
                for (Matcher each = CHANGED.matcher(got.body()); each.find(); ) {
                    told += Long.parseLong(each.group(1));
                }
                boolean flaps = got.body().contains("changed ");
                cut += flaps && !got.body().contains("\"truncatedAlerts\":0") ? 1 : 0;
            }
        }
        say(
                "- Changes of what flapped: %,.0f; told of as numbers by the webhook: %,d (%d messages were cut at 100 alerts).%n",
                changes, told, cut);
        expect(cut > 0 ? told > changes / 2 : told == changes, "told of " + told + " changes of " + changes);
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
