package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.Deliveries;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.hold.History;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.notice.Matcher;
import io.tbot.engine.alert.notice.Silence;
import io.tbot.engine.alert.notice.Silences;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each service of the engine is an argument: another one is handed in, and it is the one that is used. */
class AlertServicesTest {
    @TempDir
    private Path folder;

    private final Moment begin = AlertClock.now();
    private Path told;
    private AlertServices usual;
    private AlertEngine engine;
    private long second;

    @BeforeEach
    void usual() {
        told = folder.resolve("told.log");
        usual = AlertServices.of(load(9), Journal.open(folder.resolve("state"), AlertEngine.KINDS), AckLinks.NONE);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void otherNumbers() {
        ScriptedMetrics calm = load(1);
        run(new AlertServices(
                calm,
                usual.journal(),
                usual.kept(),
                usual.links(),
                usual.history(),
                usual.silences(),
                usual.log(),
                usual.outbox(),
                usual.couriers()));

        assertThat(engine.book().firing()).isEmpty();
    }

    @Test
    void anotherJournalAndWhatWritesToIt() {
        Journal other = Journal.open(folder.resolve("other"), AlertEngine.KINDS);
        Kept kept = new Kept(other);
        run(new AlertServices(
                usual.metrics(),
                other,
                kept,
                usual.links(),
                usual.history(),
                usual.silences(),
                usual.log(),
                usual.outbox(),
                usual.couriers()));

        assertThat(kept.texts(Kept.ALERT)).hasSize(1);
        assertThat(usual.kept().texts(Kept.ALERT)).isEmpty();
        usual.journal().close();
    }

    @Test
    void otherLinks() {
        Deliveries store = Deliveries.inMemory();
        run(new AlertServices(
                usual.metrics(),
                usual.journal(),
                usual.kept(),
                new AckLinks(() -> "https://bot.example", "a-key"),
                usual.history(),
                usual.silences(),
                usual.log(),
                new Outbox(store, usual.log(), new Random(1)),
                usual.couriers()));

        assertThat(store.all().values())
                .anySatisfy(kept ->
                        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("https://bot.example"));
    }

    @Test
    void anotherHistory() {
        List<String> episodes = new ArrayList<>();
        History other = new History(new History.Store() {
            @Override
            public void keepEpisode(String key, String text) {
                episodes.add(text);
            }

            @Override
            public void dropEpisode(String key) {
                episodes.clear();
            }
        });
        run(new AlertServices(
                usual.metrics(),
                usual.journal(),
                usual.kept(),
                usual.links(),
                other,
                usual.silences(),
                usual.log(),
                usual.outbox(),
                usual.couriers()));
        engine.book().resolve(engine.book().firing().get(0).fingerprint(), now());

        assertThat(episodes).hasSize(1);
        assertThat(engine.history()).isSameAs(other);
    }

    @Test
    void otherSilences() {
        Silences other = new Silences();
        other.add(new Silence("s", List.of(Matcher.of("alertname=busy")), null, 0, Long.MAX_VALUE, "eve", ""));
        run(new AlertServices(
                usual.metrics(),
                usual.journal(),
                usual.kept(),
                usual.links(),
                usual.history(),
                other,
                usual.log(),
                usual.outbox(),
                usual.couriers()));

        assertThat(engine.hidden(engine.book().firing().get(0), now().millis())).isEqualTo(Reason.SILENCED);
    }

    @Test
    void anotherDeliveryLog() {
        DeliveryLog other = new DeliveryLog();
        run(new AlertServices(
                usual.metrics(),
                usual.journal(),
                usual.kept(),
                usual.links(),
                usual.history(),
                usual.silences(),
                other,
                new Outbox(usual.kept(), other, new Random(1)),
                usual.couriers()));

        assertThat(other.latest(10)).isNotEmpty();
        assertThat(usual.log().latest(10)).isEmpty();
    }

    @Test
    void anotherOutboxAndCouriersThatStay() {
        Outbox other = new Outbox(Deliveries.inMemory(), usual.log(), new Random(1));
        run(new AlertServices(
                usual.metrics(),
                usual.journal(),
                usual.kept(),
                usual.links(),
                usual.history(),
                usual.silences(),
                usual.log(),
                other,
                new Couriers(usual.outbox()))); // which is empty

        assertThat(other.status().get(0).queued()).isEqualTo(1);
        assertThat(Files.exists(told)).isFalse();
    }

    private void run(AlertServices services) {
        engine = new AlertEngine(services, 0, begin, null);
        engine.follow(AlertSettings.of(AgentConfig.of("bot.yaml", """
                        channels: {log: {type: file, path: "%s"}}
                        rules:
                          defaults: false
                          list: [{id: busy, severity: critical, when: "value(load) by (n) > 5"}]
                        """.formatted(told), Options.none())), begin);
        for (second = 1; second < 4; second++) {
            engine.tick(now());
        }
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * 1_000_000_000, begin.millis() + second * 1_000);
    }

    private static ScriptedMetrics load(double value) {
        ScriptedMetrics metrics = new ScriptedMetrics().declare("tbot_load", Metrics.Kind.GAUGE);
        metrics.set("tbot_load", Map.of("n", "one"), value);
        return metrics;
    }
}
