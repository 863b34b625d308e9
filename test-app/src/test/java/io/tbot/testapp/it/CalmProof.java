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
import java.util.Map;
import java.util.TreeMap;

/**
 * Storms in a bot under the packaged agent, in real time: 100 rules that flap each second, 10,000 instances that fire
 * in one, and receivers that count; what the bot's own calls take meanwhile is {@link StormLatencyProof}'s. Arguments:
 * the file to write, seconds of flapping.
 */
final class CalmProof {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    static final int FLAPPING = 100;
    static final int SERIES = 500;
    private static final int STORM_RULES = 20;
    private static final int STORM = SERIES * STORM_RULES;
    private static final int WARM_UP_SECONDS = 50;
    private static final long FIRED_MILLIS = 20_000;

    /** Less than the minute in which a group is told once, so that its end is one message. */
    private static final long STORM_NANOS = 40_000_000_000L;

    private static final double HEAP_MIB = 16;
    private static final int LOOKS = 500;

    /** What a receiver takes: so many within so long, which is a little less than it says, since the way varies. */
    private record Limit(String path, int most, long millis) {}

    private static final List<Limit> LIMITS = List.of(
            new Limit("/slack", 3, 950),
            new Limit("/discord", 5, 1_900),
            new Limit("/discord", 30, 59_000),
            new Limit("/bot", 1, 900),
            new Limit("/bot", 20, 59_000),
            new Limit("/v2/enqueue", 120, 59_000),
            new Limit("/mail", 10, 59_000),
            new Limit("/hook", 10, 950));

    /** Those that tell several notifications in one message, by the names of their channels. */
    private static final Map<String, String> DIGESTS = new TreeMap<>(
            Map.of("hook", "/hook", "slack", "/slack", "discord", "/discord", "tele", "/bot", "mail", "/mail"));

    private final StringBuilder text = new StringBuilder();
    private final List<String> faults = new ArrayList<>();

    private CalmProof() {}

    public static void main(String[] arguments) throws Exception {
        CalmProof proof = new CalmProof();
        Path home = Jdks.homes().toList().get(0);
        try (AlertReceiver receiver = new AlertReceiver();
                MailReceiver mail = new MailReceiver((subject, body) -> receiver.take("/mail", body))) {
            proof.run(home, receiver, mail, Integer.parseInt(arguments[1]));
        }
        proof.faults.forEach(
                fault -> proof.text.append("\nNot so: ").append(fault).append('\n'));
        Files.writeString(Path.of(arguments[0]), proof.text);
        System.out.print(proof.text);
        System.exit(proof.faults.isEmpty() ? 0 : 1);
    }

    private void run(Path home, AlertReceiver receiver, MailReceiver mail, int seconds) throws Exception {
        say(
                "# Calm%n%n%s, %s, JDK %s. Made by `./prove calm`.%n%n",
                LocalDate.now(ZoneOffset.UTC), Machine.describe(), Machine.java(home));
        say(
                "A bot under the packaged agent has %,d rules flap each second for %,d s and, in between, %,d instances"
                        + " (%,d series, %,d rules) fire in one second and end %d s later. A webhook, the"
                        + " interfaces of Slack, Discord, Telegram and PagerDuty and a mail server, all on loopback,"
                        + " count what they get.%n%n",
                FLAPPING, seconds, STORM, SERIES, STORM_RULES, STORM_NANOS / 1_000_000_000);
        Path folder = Files.createTempDirectory("calm");
        ChildJvm bot = ChildJvm.of(home)
                .jvm("-Dtbot.state.dir=" + folder.resolve("state"), "-Xmx512m")
                .main(LevelsBot.class)
                .configuration(yaml(folder, receiver.address(), mail.port()));
        try (RunningJvm jvm = bot.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("f99"), DEADLINE);
            ask(jvm, "clear " + SERIES, "done clear.*");
            ask(jvm, "orders " + WARM_UP_SECONDS, "took .*");
            long before = heap(jvm, 1);
            Scrape looksBefore = Scrape.of(address, "/metrics");
            jvm.say("flap " + FLAPPING + " " + seconds);
            Thread.sleep(10_000);
            long begun = System.nanoTime();
            ask(jvm, "storm " + SERIES, "done storm " + SERIES);
            Scrape.until(address, "/metrics", each -> active(each) >= STORM, DEADLINE);
            Thread.sleep(FIRED_MILLIS);
            long during = heap(jvm, 2);
            Thread.sleep(Math.max(0, (begun + STORM_NANOS - System.nanoTime()) / 1_000_000));
            jvm.say("clear " + SERIES);
            jvm.awaitOut("flapped " + seconds, Duration.ofSeconds(seconds + 60));
            Scrape looksAfter = Scrape.of(address, "/metrics");
            Thread.sleep(700_000); // until they have been calm for ten minutes, and all is told
            limits(receiver);
            looks(looksBefore, looksAfter);
            say("- Heap in use after a collection, %,d alerts firing: + %.1f MiB.%n", STORM, mib(during - before));
            expect(mib(during - before) <= HEAP_MIB, "heap grew by more than " + HEAP_MIB + " MiB");
            told(receiver, Scrape.of(address, "/metrics"));
        }
    }

    private static double mib(long bytes) {
        return bytes / 1048576.0;
    }

    static String yaml(Path folder, String address, int mailPort) throws Exception {
        String token = file(folder, "token", "1:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
        String key = file(folder, "key", "0123456789abcdef0123456789abcdef");
        StringBuilder yaml = new StringBuilder("""
                probes:
                  - {class: io.tbot.testapp.it.apps.LevelsBot$Levels, method: set, op: gauge, metric: level, value: arg2, labels: {bank: arg0, symbol: arg1}}
                  - {class: io.tbot.testapp.it.apps.LevelsBot$Gateway, method: place, op: order.place, exchange: "'paper'", symbol: arg0}
                limits: {symbols: 5000, series_per_counter: 5000, series_total: 8000}
                channels:
                """);
        yaml.append("""
                  hook: {type: webhook, max_alerts: 100, url: "%s"}
                  slack: {type: slack, url: "%s"}
                  discord: {type: discord, url: "%s"}
                  tele: {type: telegram, chat: "1", token: "%s", url: "%s"}
                  pager: {type: pagerduty, routing_key: "%s", url: "%s"}
                  mail: {type: email, smtp: "127.0.0.1:%d", tls: none, from: bot@example.net, to: [desk@example.net]}
                """.formatted(
                        file(folder, "hook", address + "/hook"),
                        file(folder, "slack", address + "/slack"),
                        file(folder, "discord", address + "/discord"),
                        token,
                        address,
                        key,
                        address,
                        mailPort)
                .indent(2));
        yaml.append("routes: [{to: [hook, slack, discord, tele, pager, mail], group_by: [rule]}]\n");
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

    private static long heap(RunningJvm jvm, int times) throws Exception {
        jvm.say("heap");
        return Long.parseLong(said(jvm, "heap ", times).substring(5));
    }

    /** The line that is the bot's so manieth of its kind. */
    static String said(RunningJvm jvm, String kind, int times) throws Exception {
        long end = System.nanoTime() + DEADLINE.toNanos();
        List<String> all = List.of();
        while (all.size() < times && System.nanoTime() < end) {
            Thread.sleep(100);
            all = jvm.soFar()
                    .out()
                    .lines()
                    .filter(line -> line.startsWith(kind))
                    .toList();
        }
        return all.get(times - 1);
    }

    private static double active(Scrape metrics) {
        return metrics.sum("tbot_alerts_active", "state=\"firing\"");
    }

    private void limits(AlertReceiver receiver) {
        say("| receiver | messages | most within | allowed |%n|---|---|---|---|%n");
        for (Limit limit : LIMITS) {
            int most = receiver.mostWithin(limit.path(), limit.millis());
            long messages = receiver.all.stream()
                    .filter(got -> got.path().startsWith(limit.path()))
                    .count();
            say("| %s | %,d | %d in %,d ms | %d |%n", limit.path(), messages, most, limit.millis(), limit.most());
            expect(most <= limit.most() && messages > 0, limit + " got " + most + " of " + messages);
        }
    }

    private void looks(Scrape before, Scrape after) {
        double all =
                after.sum("tbot_alert_evaluation_seconds_count") - before.sum("tbot_alert_evaluation_seconds_count");
        double quick = after.sum("tbot_alert_evaluation_seconds_bucket", "le=\"0.05\"")
                - before.sum("tbot_alert_evaluation_seconds_bucket", "le=\"0.05\"");
        say(
                "%n- Looks at all rules while they flapped: %,.0f, of which %,.0f took more than 50 ms.%n",
                all, all - quick);
        boolean enough = all >= LOOKS; // of fewer, the storm's own make up more than one in a hundred
        expect(!enough || all - quick <= all / 100, "99 of 100 looks within 50 ms");
    }

    /** Whatever is cut, the numbers of what was left out make up for it, the same in every channel. */
    private void told(AlertReceiver receiver, Scrape metrics) throws Exception {
        say("%n| channel | notifications | alerts in them | named | left out, by number | of the storm |%n"
                + "|---|---|---|---|---|---|%n");
        Map<String, Integer> about = new TreeMap<>();
        for (Map.Entry<String, String> channel : DIGESTS.entrySet()) {
            about.put(channel.getKey(), channel(channel.getKey(), channel.getValue(), receiver, metrics));
        }
        expect(about.values().stream().distinct().count() == 1, "each channel told of as many alerts: " + about);
        changes(receiver, metrics);
    }

    private int channel(String name, String path, AlertReceiver receiver, Scrape metrics) throws Exception {
        int about = 0;
        int shown = 0;
        int more = 0;
        int notifications = 0;
        int storm = 0;
        for (AlertReceiver.Got got : receiver.all) {
            if (!got.path().startsWith(path)) {
                continue;
            }
            CalmMessage message = CalmMessage.of(got);
            expect(
                    message.addsUp(),
                    name + ": " + message + " of "
                            + got.body().substring(0, Math.min(300, got.body().length())));
            about += message.about();
            shown += message.shown();
            more += message.more();
            notifications += message.notifications();
            storm += message.storm();
        }
        String channel = "channel=\"" + name + "\"";
        double sent = metrics.sum("tbot_notifications_total", channel, "result=\"sent\"");
        double others = metrics.sum("tbot_notifications_total", channel) - sent;
        boolean isHook =
                name.equals("hook"); // its messages have no totals by rule, and do not say for how many they stand
        say(
                "| %s | %,.0f | %,d | %,d | %,d | %s |%n",
                name, sent, about, shown, more, isHook ? "" : String.format(Locale.ROOT, "%,d", storm));
        expect(others == 0, name + ": " + others + " notifications were dead or replaced");
        expect(
                isHook || notifications == sent,
                name + ": messages of " + notifications + " notifications, sent " + sent);
        expect(isHook || storm == 2 * STORM, name + ": told of " + storm + " of the storm, which came and went");
        return about;
    }

    /** Each change of what flapped was told of as a number, by every channel that left none of them out. */
    private void changes(AlertReceiver receiver, Scrape metrics) throws Exception {
        Map<String, Long> changes = new TreeMap<>();
        for (int i = 0; i < FLAPPING; i++) {
            changes.put("f" + i, Math.round(2 * metrics.sum("tbot_alerts_fired_total", "rule=\"f" + i + "\"")));
        }
        for (String name : List.of("hook", "mail")) {
            Map<String, Long> told = new TreeMap<>();
            int cut = 0;
            for (AlertReceiver.Got got : receiver.all) {
                if (got.path().startsWith("/" + name)) {
                    CalmMessage message = CalmMessage.of(got);
                    message.changes().forEach((rule, times) -> told.merge(rule, times, Long::sum));
                    cut += message.changes().isEmpty() ? 0 : message.more();
                }
            }
            long missing = changes.entrySet().stream()
                    .filter(each -> !each.getValue().equals(told.get(each.getKey())))
                    .count();
            say(
                    "%n- Changes of what flapped: %,d; told of by number in %s: %,d. Rules of which some are missing: %d; left out of those messages, by number: %d.%n",
                    sum(changes), name, sum(told), missing, cut);
            boolean tooMany = told.entrySet().stream()
                    .anyMatch(each -> each.getValue() > changes.getOrDefault(each.getKey(), 0L));
            expect(!tooMany && missing <= cut, name + " told of " + told + ", changed " + changes);
        }
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
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
