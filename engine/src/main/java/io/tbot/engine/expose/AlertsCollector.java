package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.deliver.ChannelStatus;
import io.tbot.engine.alert.hold.AlertCounts;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.model.Timings;
import io.tbot.engine.alert.notice.EscalationStep;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the alert engine does, counted where it decides and read here. Before it looks for the first time the families
 * are there without samples: rules may name them.
 *
 * <p>Source: spec metrics 2.6.
 */
final class AlertsCollector extends Collector {
    private static final String ACTIVE = "tbot_alerts_active";
    private static final String LOST = "tbot_delivery_log_lost_total";
    private static final List<String> STATES = List.of("pending", "firing", "acknowledged", "suppressed");

    private final Supplier<@Nullable AlertEngine> alerts;

    AlertsCollector(Supplier<@Nullable AlertEngine> alerts) {
        this.alerts = alerts;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        AlertEngine engine = alerts.get();
        Told told = new Told();
        alerts(engine, told);
        evaluation(engine, told);
        channels(engine == null ? List.of() : engine.outbox().status(), told);
        List<MetricFamilySamples.Sample> lost = new ArrayList<>();
        if (engine != null) {
            lost.add(sample(LOST, engine.numbers().decisionsUnwritten(), "reason", "unwritten"));
            lost.add(sample(LOST, engine.numbers().decisionsDamaged(), "reason", "damaged"));
        }
        told.family(LOST, Type.COUNTER, "decisions about telling someone that nobody can look up any more", lost);
        told.histogram(
                "tbot_wal_fsync_seconds",
                "bringing changes of alerts to the disk",
                timing(engine, each -> each.numbers().forced()));
        told.gauge(
                "tbot_wal_bytes",
                "of the file that alerts are kept in",
                engine == null ? 0 : engine.numbers().storedBytes());
        return told.families;
    }

    private static void alerts(@Nullable AlertEngine engine, Told told) {
        told.family(ACTIVE, Type.GAUGE, "alerts that are not at rest", active(engine));
        AlertCounts counts = engine == null ? null : engine.book().counts();
        List<MetricFamilySamples.Sample> fired = new ArrayList<>();
        if (counts != null) {
            counts.fired()
                    .forEach((of, count) -> fired.add(sample(
                            "tbot_alerts_fired_total", count, "rule", of.rule(), "severity", word(of.severity()))));
        }
        told.family("tbot_alerts_fired_total", Type.COUNTER, "alerts that came to fire", fired);
        Timings.Counts lasted = counts == null ? null : counts.lasted();
        told.family(
                "tbot_alerts_resolved_total",
                Type.COUNTER,
                "alerts that are over",
                lasted == null ? List.of() : List.of(sample("tbot_alerts_resolved_total", lasted.count())));
        List<MetricFamilySamples.Sample> held = new ArrayList<>();
        List<MetricFamilySamples.Sample> steps = new ArrayList<>();
        if (engine != null) {
            for (Map.Entry<Reason, Long> each : engine.log().held().entrySet()) {
                String reason = each.getKey().word();
                held.add(sample("tbot_alerts_suppressed_total", each.getValue(), "reason", reason));
            }
            for (Map.Entry<EscalationStep, Long> each :
                    engine.numbers().escalationSteps().entrySet()) {
                String step = Integer.toString(each.getKey().step());
                String policy = each.getKey().policy();
                steps.add(sample("tbot_alert_escalations_total", each.getValue(), "policy", policy, "step", step));
            }
        }
        told.family("tbot_alerts_suppressed_total", Type.COUNTER, "alerts kept from being told, by reason", held);
        told.family("tbot_alert_escalations_total", Type.COUNTER, "steps of escalations taken", steps);
        told.histogram("tbot_alert_resolution_duration_seconds", "how long alerts fired that are over", lasted);
        told.histogram(
                "tbot_alert_acknowledge_seconds",
                "until somebody took an alert",
                counts == null ? null : counts.untilTaken());
    }

    private static List<MetricFamilySamples.Sample> active(@Nullable AlertEngine engine) {
        if (engine == null) {
            return List.of();
        }
        Map<Severity, long[]> counts = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            counts.put(severity, new long[STATES.size()]);
        }
        Predicate<HeldAlert> hidden = engine.numbers().hidden(System.currentTimeMillis());
        for (HeldAlert alert : engine.book().pending()) {
            of(counts, alert)[0]++;
        }
        for (HeldAlert alert : engine.book().firing()) {
            boolean taken = alert.acknowledgement().isThere();
            of(counts, alert)[taken ? 2 : hidden.test(alert) ? 3 : 1]++;
        }
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        counts.forEach((severity, byState) -> {
            for (int i = 0; i < byState.length; i++) {
                samples.add(sample(ACTIVE, byState[i], "severity", word(severity), "state", STATES.get(i)));
            }
        });
        return samples;
    }

    private static long[] of(Map<Severity, long[]> counts, HeldAlert alert) {
        return counts.computeIfAbsent(alert.severity(), severity -> new long[STATES.size()]);
    }

    private static void evaluation(@Nullable AlertEngine engine, Told told) {
        told.histogram(
                "tbot_alert_evaluation_seconds",
                "looking at all rules once",
                timing(engine, each -> each.numbers().looks().taken()));
        told.counter(
                "tbot_alert_evaluations_total",
                "how often any rule was looked at",
                engine == null ? 0 : engine.numbers().evaluations());
        told.counter(
                "tbot_alert_looks_skipped_total",
                "looks at the rules that were due and did not take place",
                engine == null ? 0 : engine.numbers().looks().skipped());
        told.gauge(
                "tbot_alert_evaluation_lag_seconds",
                "how late the last look at the rules began",
                engine == null ? 0 : engine.numbers().looks().lagSeconds());
        List<MetricFamilySamples.Sample> failures = new ArrayList<>();
        if (engine != null) {
            engine.numbers()
                    .failures()
                    .forEach((rule, count) ->
                            failures.add(sample("tbot_alert_evaluation_failures_total", count, "rule", rule)));
        }
        told.family("tbot_alert_evaluation_failures_total", Type.COUNTER, "looks at a rule that failed", failures);
        List<MetricFamilySamples.Sample> odd = new ArrayList<>();
        if (engine != null) {
            engine.numbers()
                    .anomalies()
                    .forEach((metric, count) ->
                            odd.add(sample("tbot_performance_anomalies_total", count, "metric", metric)));
        }
        told.family(
                "tbot_performance_anomalies_total",
                Type.COUNTER,
                "how often a rule's anomaly found that a series had become odd",
                odd);
    }

    private static void channels(List<ChannelStatus> channels, Told told) {
        List<MetricFamilySamples.Sample> results = new ArrayList<>();
        List<MetricFamilySamples.Sample> latency = new ArrayList<>();
        List<MetricFamilySamples.Sample> queued = new ArrayList<>();
        List<MetricFamilySamples.Sample> attempts = new ArrayList<>();
        List<MetricFamilySamples.Sample> dead = new ArrayList<>();
        List<MetricFamilySamples.Sample> breakers = new ArrayList<>();
        for (ChannelStatus each : channels) {
            String name = each.name();
            result(results, name, "sent", each.sent());
            result(results, name, "replaced", each.replaced());
            result(results, name, "redirected", each.redirected());
            long buried = 0;
            for (Map.Entry<Reason, Long> reason : each.dead().entrySet()) {
                buried += reason.getValue();
                String word = reason.getKey().word();
                dead.add(sample(
                        "tbot_notifications_dead_letter_total", reason.getValue(), "channel", name, "reason", word));
            }
            result(results, name, "dead", buried);
            Told.buckets(
                    latency, "tbot_notification_latency_seconds", List.of("channel"), List.of(name), each.latency());
            queued.add(sample("tbot_notification_queue_size", each.queued(), "channel", name));
            attempts.add(sample("tbot_notification_attempts_total", each.attempts(), "channel", name));
            breakers.add(sample("tbot_channel_breaker_state", each.breaker(), "channel", name));
        }
        told.family("tbot_notifications_total", Type.COUNTER, "notifications that are done with, by result", results);
        told.family(
                "tbot_notification_latency_seconds",
                Type.HISTOGRAM,
                "from the decision to tell until the receiver has it",
                latency);
        told.family("tbot_notification_queue_size", Type.GAUGE, "notifications waiting or on their way", queued);
        told.family("tbot_notification_attempts_total", Type.COUNTER, "requests begun", attempts);
        told.family("tbot_notifications_dead_letter_total", Type.COUNTER, "notifications given up", dead);
        told.family("tbot_channel_breaker_state", Type.GAUGE, "0 closed, 1 open, 2 half open", breakers);
    }

    private static void result(List<MetricFamilySamples.Sample> samples, String channel, String result, long count) {
        samples.add(sample("tbot_notifications_total", count, "channel", channel, "result", result));
    }

    private static String word(Severity severity) {
        return severity.word();
    }

    private static MetricFamilySamples.Sample sample(String name, double value, String... labels) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < labels.length; i += 2) {
            names.add(labels[i]);
            values.add(labels[i + 1]);
        }
        return new MetricFamilySamples.Sample(name, names, values, value);
    }

    private static Timings.@Nullable Counts timing(@Nullable AlertEngine engine, Timed timed) {
        return engine == null ? null : timed.of(engine);
    }

    /** One of its timings. */
    private interface Timed {
        Timings.Counts of(AlertEngine engine);
    }

    /** The families so far. */
    private static final class Told {
        final List<MetricFamilySamples> families = new ArrayList<>();

        void family(String name, Type type, String help, List<MetricFamilySamples.Sample> samples) {
            families.add(new MetricFamilySamples(name, type, help, samples));
        }

        void gauge(String name, String help, double value) {
            family(name, Type.GAUGE, help, List.of(sample(name, value)));
        }

        void counter(String name, String help, double value) {
            family(name, Type.COUNTER, help, List.of(sample(name, value)));
        }

        void histogram(String name, String help, Timings.@Nullable Counts counts) {
            List<MetricFamilySamples.Sample> samples = new ArrayList<>();
            if (counts != null) {
                buckets(samples, name, List.of(), List.of(), counts);
            }
            family(name, Type.HISTOGRAM, help, samples);
        }

        static void buckets(
                List<MetricFamilySamples.Sample> samples,
                String name,
                List<String> names,
                List<String> values,
                Timings.Counts counts) {
            List<String> withBound = new ArrayList<>(names);
            withBound.add("le");
            for (int i = 0; i < counts.upper().size(); i++) {
                List<String> of = new ArrayList<>(values);
                of.add(doubleToGoString(counts.upper().get(i)));
                samples.add(new MetricFamilySamples.Sample(
                        name + "_bucket", withBound, of, counts.cumulative().get(i)));
            }
            samples.add(new MetricFamilySamples.Sample(name + "_count", names, values, counts.count()));
            samples.add(new MetricFamilySamples.Sample(name + "_sum", names, values, counts.sum()));
        }
    }
}
