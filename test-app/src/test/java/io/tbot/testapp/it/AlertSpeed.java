package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.LevelsBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * From the breach in a bot under the packaged agent to the receiver of a webhook: each breach is a group of its own.
 */
final class AlertSpeed {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern NAME = Pattern.compile("\"symbol\":\"(b\\d+)\"");
    private static final String YAML = """
            probes:
              - {class: io.tbot.testapp.it.apps.LevelsBot$Levels, method: set, op: gauge, metric: level, value: arg2, labels: {bank: arg0, symbol: arg1}}
            limits: {symbols: 5000, series_per_counter: 5000, series_total: 8000}
            channels:
              hook: {type: webhook, url: "${file:HOOK}", rate: 1000/s}
            routes:
              - {to: [hook], group_by: [rule, symbol]}
            rules:
              defaults: false
              list:
                - {id: even, severity: critical, when: "value(level{bank='breach0'}) by (symbol) > 5"}
                - {id: odd, severity: critical, when: "value(level{bank='breach1'}) by (symbol) > 5"}
            """;

    private AlertSpeed() {}

    /** Microseconds of each breach, sorted; those that never came are {@link Long#MAX_VALUE}. */
    static long[] of(Path home, Path folder, int breaches, long spreadMillis) throws Exception {
        try (AlertReceiver receiver = new AlertReceiver()) {
            Path hook = Files.writeString(folder.resolve("hook"), receiver.address() + "/alerts");
            ChildJvm bot = ChildJvm.of(home)
                    .jvm("-Dtbot.state.dir=" + folder.resolve("state"))
                    .main(LevelsBot.class)
                    .configuration(YAML.replace("HOOK", hook.toString()));
            try (RunningJvm jvm = bot.startWithAgent()) {
                String address = jvm.awaitAddress(DEADLINE);
                jvm.awaitOut("ready 1", DEADLINE);
                Scrape.until(address, "/api/v1/rules", rules -> rules.body().contains("odd"), DEADLINE);
                String line = "breach " + breaches + " " + spreadMillis + " 7";
                jvm.say(line);
                jvm.awaitOut("done " + line, Duration.ofMillis(spreadMillis + 60_000));
                awaitAll(receiver, breaches);
                return micros(jvm.soFar().out(), receiver, breaches);
            }
        }
    }

    private static void awaitAll(AlertReceiver receiver, int breaches) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (receiver.all.size() < breaches && System.nanoTime() < end) {
            Thread.sleep(20);
        }
    }

    private static long[] micros(String out, AlertReceiver receiver, int breaches) {
        Map<String, Long> arrived = new HashMap<>();
        for (AlertReceiver.Got got : receiver.all) {
            Matcher name = NAME.matcher(got.body());
            if (name.find()) {
                arrived.merge(name.group(1), got.epochMicros(), Math::min);
            }
        }
        long[] took = new long[breaches];
        Arrays.fill(took, Long.MAX_VALUE);
        int i = 0;
        for (String line : out.lines().filter(each -> each.startsWith("at ")).toList()) {
            String[] words = line.split(" ", -1);
            Long at = arrived.get(words[1]);
            took[i++] = at == null ? Long.MAX_VALUE : at - Long.parseLong(words[2]);
        }
        Arrays.sort(took);
        return took;
    }
}
