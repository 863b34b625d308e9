package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.AlertSettings;
import io.tbot.engine.alert.channel.Answer;
import io.tbot.engine.alert.channel.Channel;
import io.tbot.engine.alert.channel.ChannelSpec;
import io.tbot.engine.alert.channel.Rate;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.journal.Journal;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.rule.Metrics;
import io.tbot.engine.alert.rule.ScriptedMetrics;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An engine whose channels take, put off, refuse and hang, as a scrape sees it; its couriers are real. */
class ChannelsCollectorTest {
    private static final Rate WIDE = new Rate(1000, 1_000_000_000L, 1000);

    private final ScriptedMetrics metrics = new ScriptedMetrics()
            .declare("tbot_orders_total", Metrics.Kind.COUNTER)
            .declare("tbot_g", Metrics.Kind.GAUGE);
    private final CountDownLatch released = new CountDownLatch(1);
    private final AtomicInteger desk = new AtomicInteger();

    /** Before the couriers' time, so that nothing waits for it. */
    private final Moment begin =
            new Moment(System.nanoTime() - 4_000_000_000_000L, System.currentTimeMillis() - 4_000_000);

    private AlertEngine engine;
    private AlertsCollector collector;
    private long second;

    @BeforeEach
    void start() {
        engine = new AlertEngine(metrics, Journal.open(null, AlertEngine.KINDS), begin);
        collector = new AlertsCollector(() -> engine);
    }

    @AfterEach
    void end() {
        released.countDown();
        engine.close();
    }

    @Test
    void countsWhatBecomesOfNotificationsByChannel() throws Exception {
        follow("""
                channels:
                  desk: {type: file, path: desk}
                  gone: {type: file, path: gone}
                  stuck: {type: file, path: stuck}
                  phone: {type: file, path: phone}
                  own: {type: file, path: own}
                rules:
                  defaults: false
                  list:
                    - {id: late, when: "increase(orders_total, 1m) > 5", severity: high}
                    - {id: hush, when: "increase(orders_total, 1m) > 5", severity: high}
                silences: [{match: {rule: hush}, every: "Mon-Sun 00:00-24:00 UTC", comment: always}]
                routes:
                  - {match: {rule: "=~TBot.*"}, to: [own]}
                  - {to: [desk, gone, stuck], group_wait: 1s, escalation: page}
                escalations: {page: {steps: [{after: 5s, to: [phone]}], max: 1}}
                """);

        metrics.add("tbot_orders_total", Map.of(), 1);
        run(1);
        metrics.add("tbot_orders_total", Map.of(), 10);
        run(8);
        Eventually.holds(
                () -> sent("desk") == 1 && sent("phone") == 1 && attempts("gone") == 1 && attempts("stuck") == 1);

        assertThat(attempts("desk")).isEqualTo(2);
        assertThat(attempts("phone")).isEqualTo(1);
        assertThat(sent("gone")).isZero();
        assertThat(sent("stuck")).isZero();
        for (String channel : List.of("desk", "gone", "stuck", "phone")) {
            boolean isGone = channel.equals("gone");
            boolean isStuck = channel.equals("stuck");
            assertThat(Scrape.one(collector, "tbot_notifications_total", channel, "dead"))
                    .isEqualTo(isGone ? 1 : 0);
            assertThat(Scrape.one(collector, "tbot_notifications_total", channel, "replaced"))
                    .isZero();
            assertThat(Scrape.one(collector, "tbot_notifications_total", channel, "redirected"))
                    .isZero();
            assertThat(Scrape.one(collector, "tbot_notification_queue_size", channel))
                    .isEqualTo(isStuck ? 1 : 0);
            assertThat(Scrape.one(collector, "tbot_notification_latency_seconds_count", channel))
                    .isEqualTo(isGone || isStuck ? 0 : 1);
            assertThat(Scrape.one(collector, "tbot_channel_breaker_state", channel))
                    .isEqualTo(isGone ? 1 : 0);
        }
        assertThat(Scrape.one(collector, "tbot_notifications_dead_letter_total", "gone", "dead"))
                .isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_notification_latency_seconds_sum", "desk"))
                .isPositive();
        assertThat(Scrape.one(collector, "tbot_alert_escalations_total", "page", "1"))
                .isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_alerts_suppressed_total", "silenced"))
                .isEqualTo(1);
        assertThat(Scrape.one(collector, "tbot_delivery_log_lost_total", "unwritten"))
                .isZero();
        assertThat(Scrape.one(collector, "tbot_delivery_log_lost_total", "damaged"))
                .isZero();
    }

    @Test
    void countsLooksThatFailAndHowLateTheyBegin() {
        follow("""
                rules:
                  defaults: false
                  list:
                    - {id: alike, when: "increase(orders_total, 1m) > 5", severity: low, labels: {exchange: all}}
                """);
        metrics.add("tbot_orders_total", Map.of("exchange", "kraken"), 1);
        metrics.add("tbot_orders_total", Map.of("exchange", "binance"), 1);

        run(9);
        assertThat(Scrape.one(collector, "tbot_alert_looks_skipped_total")).isZero();
        engine.numbers().looks().add(2_900_000_000L, 3_000_000);
        engine.numbers().looks().add(250_000_000, 3_000_000);

        assertThat(Scrape.one(collector, "tbot_alert_evaluation_failures_total", "alike"))
                .as("it rests after the third")
                .isEqualTo(3);
        assertThat(Scrape.one(collector, "tbot_alert_evaluation_lag_seconds")).isEqualTo(0.25);
        assertThat(Scrape.one(collector, "tbot_alert_evaluation_seconds_sum")).isEqualTo(0.006);
        assertThat(Scrape.one(collector, "tbot_alert_looks_skipped_total")).isEqualTo(2);
    }

    /** The original's rule PerformanceAnomaly looks at this counter. */
    @Test
    void countsASeriesThatBecomesOddOnce() {
        String rules = """
                rules:
                  defaults: false
                  list:
                    - {id: odd, when: "anomaly(g, 1m, min_delta=1)", severity: low}
                    - {id: odd_too, when: "anomaly(g, 1m, min_delta=1)", severity: info}
                """;
        follow(rules);
        metrics.set("tbot_g", Map.of(), 1);
        run(40 * 60);
        assertThat(Scrape.hasNone(collector, "tbot_performance_anomalies_total"))
                .isTrue();

        metrics.set("tbot_g", Map.of(), 9);
        run(6 * 60);

        assertThat(Scrape.one(collector, "tbot_performance_anomalies_total", "tbot_g"))
                .isEqualTo(1);

        metrics.set("tbot_g", Map.of(), 1);
        run(5 * 60);
        follow(rules.replace("g, 1m", "g, 2m"));
        run(60);

        assertThat(Scrape.one(collector, "tbot_performance_anomalies_total", "tbot_g"))
                .as("after a reload")
                .isEqualTo(1);
    }

    /** Where memory is all there is to be, forgetting is no loss. */
    @Test
    void countsNoLossWithoutAFolder() {
        for (int i = 0; i < 10_100; i++) {
            engine.log().add(new DeliveryLog.Entry(i, "c", "g", "n", "sent", Reason.REPEAT_DUE, 1, "", List.of()));
        }

        assertThat(Scrape.one(collector, "tbot_delivery_log_lost_total", "unwritten"))
                .isZero();
    }

    private void follow(String yaml) {
        AlertSettings written = AlertSettings.of(AgentConfig.of("bot.yaml", yaml, Options.none()));
        assertThat(written.mistakes()).isEmpty();
        Map<String, ChannelSpec> channels = new LinkedHashMap<>();
        for (String name : written.channels().keySet()) {
            channels.put(name, new ChannelSpec(name, "file", "", List.of(WIDE), channel(name)));
        }
        engine.follow(
                new AlertSettings(
                        written.rules(),
                        channels,
                        written.rulebook(),
                        written.silences(),
                        written.heartbeat(),
                        written.mistakes(),
                        written.warnings(),
                        true),
                now());
    }

    private Channel channel(String name) {
        return switch (name) {
            case "desk" ->
                (message, nowMillis) -> desk.getAndIncrement() == 0 ? Answer.retry("status 503") : Answer.done();
            case "gone" -> (message, nowMillis) -> Answer.gone("status 404");
            case "stuck" ->
                (message, nowMillis) -> {
                    await();
                    return Answer.done();
                };
            default -> (message, nowMillis) -> Answer.done();
        };
    }

    private void await() {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private double sent(String channel) {
        return Scrape.one(collector, "tbot_notifications_total", channel, "sent");
    }

    private double attempts(String channel) {
        return Scrape.one(collector, "tbot_notification_attempts_total", channel);
    }

    private void run(int seconds) {
        for (int i = 0; i < seconds; i++) {
            second++;
            engine.tick(now());
        }
    }

    private Moment now() {
        return new Moment(begin.nanos() + second * 1_000_000_000L, begin.millis() + second * 1_000);
    }
}
