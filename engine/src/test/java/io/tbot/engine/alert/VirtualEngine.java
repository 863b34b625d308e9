package io.tbot.engine.alert;

import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The engine in virtual time over numbers that a test sets, with what it would send as text. */
final class VirtualEngine {
    static final long START_MILLIS = 1_700_000_000_000L;

    final ScriptedMetrics metrics = new ScriptedMetrics();
    final List<Notification> notifications = new ArrayList<>();
    final List<String> sent = new ArrayList<>();
    private final Journal journal = Journal.open(null, AlertEngine.KINDS);
    private AlertSettings settings;
    AlertEngine engine;
    long millis;
    long wallAheadMillis;

    VirtualEngine(String yaml, String... gauges) {
        for (String gauge : gauges) {
            metrics.declare("tbot_" + gauge, Metrics.Kind.GAUGE);
        }
        settings = settings(yaml);
        begin(0);
    }

    private void begin(long lastAliveMillis) {
        engine = new AlertEngine(AlertServices.of(metrics, journal, AckLinks.NONE), lastAliveMillis, now(), this::note);
        engine.follow(settings, now());
    }

    /** Channels are there for routes to name them; none is started. */
    private static AlertSettings settings(String yaml) {
        AlertSettings read = AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none()));
        if (!read.mistakes().isEmpty()) {
            throw new IllegalArgumentException(read.mistakes().toString());
        }
        return new AlertSettings(
                read.rules(),
                Map.of(),
                read.rulebook(),
                read.silences(),
                read.heartbeat(),
                List.of(),
                read.warnings(),
                false);
    }

    void reload(String yaml) {
        settings = settings(yaml);
        engine.follow(settings, now());
    }

    /** {@code kill -9} now, and a new process after so long. */
    void restart(long downMillis) {
        long lastAlive = now().millis();
        millis += downMillis;
        begin(lastAlive);
    }

    void set(String gauge, String exchange, double value) {
        metrics.set("tbot_" + gauge, Map.of("exchange", exchange), value);
    }

    /** Looks each second. */
    void run(long seconds) {
        for (long i = 0; i < seconds; i++) {
            look(1_000);
        }
    }

    /** Looks once, so long after the last time. */
    void look(long afterMillis) {
        millis += afterMillis;
        engine.tick(now());
    }

    Moment now() {
        return new Moment(millis * 1_000_000, START_MILLIS + millis + wallAheadMillis);
    }

    List<String> firing() {
        return engine.book().firing().stream()
                .map(HeldAlert::toAlert)
                .map(VirtualEngine::name)
                .sorted()
                .toList();
    }

    private void note(Notification notification) {
        notifications.add(notification);
        String alerts = notification.alerts().stream()
                .map(alert -> name(alert) + (alert.isFiring() ? "" : " over"))
                .sorted()
                .collect(Collectors.joining(", "));
        sent.add(millis / 1_000 + " " + notification.channel() + " "
                + notification.reason().word() + " " + alerts);
    }

    private static String name(Alert alert) {
        String exchange = alert.labels().get("exchange");
        return alert.rule() + (exchange.isEmpty() ? "" : " " + exchange);
    }
}
