package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.channel.ScriptedHttp;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the alert engine says of its own delivery, over real sockets. */
class OwnTroublesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DEADLINE_NANOS = 20 * SECOND;
    private static final int LOOKS = 12;

    private final ScriptedMetrics metrics = new ScriptedMetrics().declare("tbot_depth", Metrics.Kind.GAUGE);
    private final Moment begin =
            new Moment(System.nanoTime() - 3_600 * SECOND, System.currentTimeMillis() - 3_600_000L);
    private final AlertEngine engine = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), begin);
    private long second;

    @TempDir
    private Path folder;

    @AfterEach
    void end() {
        engine.close();
    }

    private void follow(String url, String fallback) throws IOException {
        Path address = Files.writeString(folder.resolve("address"), url);
        AlertSettings settings = AlertSettings.of(
                AgentConfig.of("bot.yaml", """
                channels:
                  chat: {type: slack, url: "${file:%s}"%s}
                  log: {type: file, path: "%s"}
                routes: [{to: [chat], group_wait: 0s}]
                rules:
                  defaults: false
                  list:
                    - {id: deep, severity: critical, when: "value(depth) > 5"}
                """.formatted(address, fallback, folder.resolve("told")), Options.none()));
        assertThat(settings.mistakes()).isEmpty();
        engine.follow(settings, now());
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * SECOND, begin.millis() + second * 1_000);
    }

    private void look(double depth) {
        second++;
        metrics.set("tbot_depth", Map.of(), depth);
        engine.tick(now());
    }

    private String told() throws IOException {
        Path file = folder.resolve("told");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private void lookUntilToldOf(String rule) throws Exception {
        long end = System.nanoTime() + DEADLINE_NANOS;
        while (!told().contains(rule) && System.nanoTime() < end) {
            look(7);
            Thread.sleep(20);
        }
        assertThat(told()).contains(rule);
    }

    /** A dead webhook of Slack's: the channel counts as down at once, and others say so. */
    @Test
    void thatAChannelIsDownAndWhatWasLostByItIsToldByAnother() throws Exception {
        try (ScriptedHttp slack = ScriptedHttp.on(ScriptedHttp.reply(404, "no_service"))) {
            follow(slack.url(), "");
            look(7);

            lookUntilToldOf("TBotChannelDown");
            lookUntilToldOf("TBotNotificationDeadLetter");
            assertThat(told()).contains("channel chat does not take messages").doesNotContain("\"deep\"");
            assertThat(engine.outbox().deadLetters()).isNotEmpty();
        }
    }

    @Test
    void whatIsCriticalIsToldByTheFallbackOfADeadChannel() throws Exception {
        try (ScriptedHttp slack = ScriptedHttp.on(ScriptedHttp.reply(410, "channel_is_archived"))) {
            follow(slack.url(), ", fallback: log");
            look(7);

            lookUntilToldOf("\"deep\"");
            lookUntilToldOf("TBotChannelDown");
            assertThat(engine.outbox().deadLetters()).isEmpty();
        }
    }

    /** The loss of what said that something is over would be a loss again, and so on for ever. */
    @Test
    void whereNobodyCanBeToldTheAlertOfThatComesOnceAndEnds() throws Exception {
        try (ScriptedHttp slack = ScriptedHttp.on(ScriptedHttp.reply(400, "invalid_payload"))) {
            Path address = Files.writeString(folder.resolve("address"), slack.url());
            AlertSettings settings =
                    AlertSettings.of(AgentConfig.of("bot.yaml", """
                    channels: {chat: {type: slack, rate: 1000/s, url: "${file:%s}"}}
                    routes: [{to: [chat], group_wait: 0s}]
                    rules:
                      defaults: false
                      list:
                        - {id: deep, severity: critical, when: "value(depth) > 5"}
                    """.formatted(address), Options.none()));
            engine.follow(settings, now());
            look(7);
            look(0);
            int began = 0;
            boolean fired = false;
            long end = System.nanoTime() + DEADLINE_NANOS;
            for (int i = 0; i < 60 * LOOKS && System.nanoTime() < end; i++) {
                look(0);
                Thread.sleep(2);
                boolean fires = engine.book().firing().stream()
                        .map(HeldAlert::rule)
                        .anyMatch("TBotNotificationDeadLetter"::equals);
                began += fires && !fired ? 1 : 0;
                fired = fires;
            }

            assertThat(began).isEqualTo(1);
            assertThat(fired).isFalse();
            assertThat(List.copyOf(engine.outbox().deadLetters())).isNotEmpty();
        }
    }
}
