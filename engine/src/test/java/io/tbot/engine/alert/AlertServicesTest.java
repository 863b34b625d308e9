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
    private Metrics metrics;
    private Journal journal;
    private Kept kept;
    private AckLinks links;
    private History history;
    private Silences silences;
    private DeliveryLog log;
    private Outbox outbox;
    private Couriers couriers;
    private AlertEngine engine;
    private long second;

    @BeforeEach
    void usual() {
        told = folder.resolve("told.log");
        usual = AlertServices.of(load(9), Journal.open(folder.resolve("state"), AlertEngine.KINDS), AckLinks.NONE);
        metrics = usual.metrics();
        journal = usual.journal();
        kept = usual.kept();
        links = usual.links();
        history = usual.history();
        silences = usual.silences();
        log = usual.log();
        outbox = usual.outbox();
        couriers = usual.couriers();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void otherNumbers() {
        metrics = load(1);
        run();

        assertThat(engine.book().firing()).isEmpty();
    }

    @Test
    void anotherJournalAndWhatWritesToIt() {
        journal = Journal.open(folder.resolve("other"), AlertEngine.KINDS);
        kept = new Kept(journal);
        run();

        assertThat(kept.texts(Kept.ALERT)).hasSize(1);
        assertThat(usual.kept().texts(Kept.ALERT)).isEmpty();
        usual.journal().close();
    }

    @Test
    void otherLinks() {
        Deliveries store = Deliveries.inMemory();
        links = new AckLinks(() -> "https://bot.example", "a-key");
        outbox = new Outbox(store, log, new Random(1));
        run();

        assertThat(store.all().values())
                .anySatisfy(kept ->
                        assertThat(new String(kept, StandardCharsets.UTF_8)).contains("https://bot.example"));
    }

    @Test
    void anotherHistory() {
        List<String> episodes = new ArrayList<>();
        history = new History(new History.Store() {
            @Override
            public void keepEpisode(String key, String text) {
                episodes.add(text);
            }

            @Override
            public void dropEpisode(String key) {
                episodes.clear();
            }
        });
        run();
        engine.book().resolve(engine.book().firing().get(0).fingerprint(), now());

        assertThat(episodes).hasSize(1);
        assertThat(engine.history()).isSameAs(history);
    }

    @Test
    void otherSilences() {
        silences = new Silences();
        silences.add(new Silence("s", List.of(Matcher.of("alertname=busy")), null, 0, Long.MAX_VALUE, "eve", ""));
        run();

        assertThat(engine.hidden(engine.book().firing().get(0), now().millis())).isEqualTo(Reason.SILENCED);
    }

    @Test
    void anotherDeliveryLog() {
        log = new DeliveryLog();
        outbox = new Outbox(kept, log, new Random(1));
        run();

        assertThat(log.latest(10)).isNotEmpty();
        assertThat(usual.log().latest(10)).isEmpty();
    }

    @Test
    void anotherOutboxAndCouriersThatStay() {
        couriers = new Couriers(outbox); // of the usual one, which stays empty
        outbox = new Outbox(Deliveries.inMemory(), log, new Random(1));
        run();

        assertThat(outbox.status().get(0).queued()).isEqualTo(1);
        assertThat(Files.exists(told)).isFalse();
    }

    private void run() {
        AlertServices services =
                new AlertServices(metrics, journal, kept, links, history, silences, log, outbox, couriers);
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
