package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.ScriptedHttp;
import io.tbot.engine.alert.hold.Acknowledgement;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole engine and a PagerDuty on loopback that is down while somebody takes the alert. */
class PagerTest {
    private static final Pattern ACTION = Pattern.compile("\"event_action\":\"([a-z]+)\"");
    private static final String YAML = """
            channels: {phone: {type: pagerduty, url: "http://127.0.0.1:PORT", routing_key: "${file:KEY}"}}
            routes: [{to: [phone], group_wait: 0s, group_interval: 100ms}]
            rules: {defaults: false, list: [{id: late, severity: critical, when: "value(level) > 5"}]}
            """;

    private final ScriptedMetrics metrics = new ScriptedMetrics().declare("tbot_level", Metrics.Kind.GAUGE);

    @Test
    void whatSomebodyTookWhilePagerDutyWasDownCallsNobodyAfterwards(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "R0UTE");
        try (ScriptedHttp phone = ScriptedHttp.on(ScriptedHttp.status(503))) {
            String yaml = YAML.replace("http://127.0.0.1:PORT", phone.url()).replace("KEY", key.toString());
            AlertEngine engine = new AlertEngine(
                    metrics, Journal.open(folder.resolve("alerts"), AlertEngine.KINDS), AlertClock.now());
            try {
                engine.follow(AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none())), AlertClock.now());
                assertThat(engine.mistakes()).isEmpty();
                metrics.set("tbot_level", Map.of(), 9);
                engine.tick(AlertClock.now());
                await(() -> engine.outbox().status().get(0).retried() == 1);

                phone.script(ScriptedHttp.status(202));
                String fingerprint = engine.book().firing().get(0).fingerprint();
                long now = System.currentTimeMillis();
                engine.desk().acknowledge(fingerprint, new Acknowledgement("eve", "", now, now + 3_600_000));
                engine.tick(AlertClock.now());
                await(() -> engine.outbox().size() == 0);

                assertThat(actions(phone)).containsExactly("trigger", "acknowledge");
                assertThat(engine.outbox().status().get(0).replaced()).isEqualTo(1);
            } finally {
                engine.close();
            }
        }
    }

    /** What a channel of messages cannot use, whoever stands in for it may. */
    @Test
    void anAcknowledgementGoesToWhoeverAPagerStandsInForToo(@TempDir Path folder) throws Exception {
        Path key = Files.writeString(folder.resolve("key"), "R0UTE");
        String yaml = """
                channels:
                  phone: {type: pagerduty, routing_key: "${file:KEY}"}
                  hook: {type: webhook, url: "http://127.0.0.1:1/", fallback: file}
                  file: {type: file, path: alerts.log, fallback: phone}
                  alone: {type: webhook, url: "http://127.0.0.1:1/"}
                """.replace("KEY", key.toString());
        AlertSettings settings = AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none()));

        assertThat(settings.mistakes()).isEmpty();
        assertThat(settings.rulebook().acknowledging()).containsExactlyInAnyOrder("phone", "file", "hook");
    }

    private static List<String> actions(ScriptedHttp phone) {
        return phone.received.stream()
                .map(each -> {
                    Matcher action = ACTION.matcher(each.body());
                    return action.find() ? action.group(1) : each.body();
                })
                .toList();
    }

    private static void await(BooleanSupplier done) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!done.getAsBoolean() && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(done.getAsBoolean()).isTrue();
    }
}
