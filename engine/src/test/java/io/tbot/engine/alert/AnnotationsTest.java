package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Options;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The texts of rules as receivers and askers see them. */
class AnnotationsTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long AGO_SECONDS = 600;
    private static final long DEADLINE_NANOS = 10 * SECOND;

    private final ScriptedMetrics metrics = new ScriptedMetrics().declare("tbot_depth", Metrics.Kind.GAUGE);
    private final Moment begin =
            new Moment(System.nanoTime() - AGO_SECONDS * SECOND, System.currentTimeMillis() - AGO_SECONDS * 1_000);
    private final AlertEngine engine = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), begin);
    private long second;

    @TempDir
    private Path folder;

    private void follow(String annotations) {
        AlertSettings settings = AlertSettings.of(
                AgentConfig.of("bot.yaml", """
                channels: {log: {type: file, path: "%s"}}
                rules:
                  defaults: false
                  list:
                    - {id: deep, severity: high, when: "value(depth) by (exchange) > 5", annotations: {%s}}
                """.formatted(folder.resolve("told"), annotations), Options.none()));
        assertThat(settings.mistakes()).isEmpty();
        engine.follow(settings, now());
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * SECOND, begin.millis() + second * 1_000);
    }

    private void look(double kraken, double okx) {
        second++;
        metrics.set("tbot_depth", Map.of("exchange", "kraken"), kraken);
        metrics.set("tbot_depth", Map.of("exchange", "okx"), okx);
        engine.tick(now());
    }

    private Alert firing() {
        List<HeldAlert> deep = engine.book().firing().stream()
                .filter(alert -> alert.rule().equals("deep"))
                .toList();
        assertThat(deep).hasSize(1);
        return engine.filled(deep.get(0).toAlert());
    }

    private String text(Alert alert) {
        return String.valueOf(alert.annotations().get("title"));
    }

    @Test
    void aReceiverReadsNumbersAndNamesWhereTheRuleLeftThemOpen() throws Exception {
        follow("title: 'depth {{value}} > {{threshold}} on {{labels.exchange}}, {{ $value }} {{ $labels.exchange }}',"
                + " description: '{{severity}} since {{since}}'");
        for (int i = 0; i < 10; i++) {
            look(7, 1);
        }

        String told = awaitTold();
        assertThat(told).contains("\"message\":\"high since 20").contains("depth 7 > 5 on kraken, 7 kraken");
        assertThat(told).doesNotContain("{{");
        engine.close();
    }

    private String awaitTold() throws IOException {
        long end = System.nanoTime() + DEADLINE_NANOS;
        Path file = folder.resolve("told");
        while (System.nanoTime() < end && (!Files.exists(file) || Files.size(file) == 0)) {
            Thread.onSpinWait();
        }
        return Files.readString(file);
    }

    @Test
    void theThreeFurthestOffAndTheCourseOfTheLastLooksCanBeShown() {
        follow("title: 'top {{top}} course {{sparkline}}'");
        look(0, 3);
        look(1, 2);
        look(2, 1);
        look(7, 0);

        assertThat(text(firing())).isEqualTo("top kraken 7, okx 0 course ▁▂▃█");
    }

    @Test
    void aTextThatCannotBeFilledInIsShownAsItStandsAndSaid() {
        follow("title: 'depth {{#labels}} of {{value}}'");
        look(7, 1);

        assertThat(text(firing())).isEqualTo("depth {{#labels}} of {{value}}");
        assertThat(engine.warnings())
                .extracting(Mistake::message)
                .anyMatch(message -> message.startsWith("alert rule 'deep': 'title' is not a template"));
    }

    @Test
    void aLabelIsNeverATemplateAndNeverALine() {
        metrics.set("tbot_depth", Map.of("exchange", "{{value}}\r\n{{#labels}}"), 9);
        follow("title: 'on {{labels.exchange}}'");
        look(0, 0);

        assertThat(text(firing())).isEqualTo("on {{value}}  {{#labels}}");
    }

    @Test
    void whatIsNotKnownIsNothing() {
        follow("title: 'a{{trace_id}}b{{labels.none}}c{{value.class}}d'");
        look(7, 1);

        assertThat(text(firing())).isEqualTo("abcd");
    }
}
