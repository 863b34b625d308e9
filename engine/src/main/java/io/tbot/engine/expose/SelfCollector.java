package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.tbot.engine.database.DatabaseCalls;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.fix.FixCalls;
import io.tbot.engine.measure.Losses;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.orders.Blotter;
import io.tbot.engine.probe.ProbeRuntime;
import io.tbot.engine.trace.SlowOperations;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The agent's account of itself: what it recorded, what it lost, what it costs. Source: spec metrics 2.6. */
final class SelfCollector extends Collector {
    private final Measure measure;
    private final Windows windows;
    private final ProbeRuntime probes;
    private final SlowOperations slow;
    private final DatabaseCalls database;
    private final FixCalls fix;
    private final Feeds feeds;
    private final Blotter blotter;
    private final MetricsHandler metrics;
    private final Supplier<Map<String, Double>> host;

    /** @param host further counters of whoever weaves and serves, by full name */
    SelfCollector(Endpoint.Sources from, MetricsHandler metrics, Supplier<Map<String, Double>> host) {
        this.measure = from.measure();
        this.windows = from.windows();
        this.probes = from.probes();
        this.slow = from.slow();
        this.database = from.database();
        this.fix = from.fix();
        this.feeds = from.feeds();
        this.blotter = from.blotter();
        this.metrics = metrics;
        this.host = host;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        List<MetricFamilySamples> families = new ArrayList<>();
        int series = measure.read().series().size();
        gauge(families, "tbot_series", "series that have counted something", series);
        double bytes = measure.footprintBytes() + windows.footprintBytes() + blotter.footprintBytes();
        gauge(
                families,
                "tbot_agent_memory_bytes",
                "bytes of cells, tables, windows and orders, counted from their shapes",
                bytes);
        counter(families, "tbot_probe_calls_total", "calls recorded by all probes", measure.calls());
        counter(families, "tbot_scrapes_total", "scrapes answered", metrics.scrapes());
        counter(families, "tbot_scrape_seconds_total", "time spent answering scrapes", metrics.scrapeSeconds());
        counter(families, "tbot_slow_operations_total", "call trees kept because slow or failed", slow.kept());
        dropped(families);
        rejected(families);
        errors(families);
        for (Map.Entry<String, Double> each : host.get().entrySet()) {
            counter(families, each.getKey(), "see docs/signals.md", each.getValue());
        }
        return families;
    }

    private void dropped(List<MetricFamilySamples> families) {
        Losses losses = measure.losses();
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        add(samples, "tbot_dropped_total", "reason", "duration_clamped", losses.clamped());
        add(samples, "tbot_dropped_total", "reason", "frame_full", losses.frames());
        add(samples, "tbot_dropped_total", "reason", "virtual_frames_exhausted", losses.virtualFrames());
        add(samples, "tbot_dropped_total", "reason", "frame_leaked", losses.leaked());
        add(samples, "tbot_dropped_total", "reason", "slow_operation_busy", slow.dropped());
        add(samples, "tbot_dropped_total", "reason", "bad_value", probes.badValues());
        add(samples, "tbot_dropped_total", "reason", "interval_calls", probes.unpaced());
        add(samples, "tbot_dropped_total", "reason", "unknown_status", probes.unknownStatuses());
        add(samples, "tbot_dropped_total", "reason", "statement_untracked", database.untrackedStatements());
        add(samples, "tbot_dropped_total", "reason", "fix_session_untracked", fix.untrackedSessions());
        add(samples, "tbot_dropped_total", "reason", "fix_message_untimed", fix.untimedMessages());
        add(samples, "tbot_dropped_total", "reason", "feed_busy", feeds.passedBy());
        add(samples, "tbot_dropped_total", "reason", "feed_unwatched", feeds.unwatched());
        add(samples, "tbot_dropped_total", "reason", "order_call_nested", blotter.nested());
        add(samples, "tbot_dropped_total", "reason", "order_facts", blotter.dropped());
        add(samples, "tbot_dropped_total", "reason", "order_status", blotter.unknownStatuses());
        families.add(new MetricFamilySamples(
                "tbot_dropped_total", Type.COUNTER, "what did not fit or could not be read, by reason", samples));
    }

    private void rejected(List<MetricFamilySamples> families) {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        for (Point point : measure.points()) {
            if (point.rejected() > 0) {
                add(samples, "tbot_series_rejected_total", "metric", point.key(), point.rejected());
            }
        }
        if (!samples.isEmpty()) {
            String help = "records counted under other because a cap was reached";
            families.add(new MetricFamilySamples("tbot_series_rejected_total", Type.COUNTER, help, samples));
        }
    }

    private void errors(List<MetricFamilySamples> families) {
        List<MetricFamilySamples.Sample> samples = new ArrayList<>();
        add(samples, "tbot_agent_errors_total", "subsystem", "probe", measure.faults() + probes.strayFaults());
        add(samples, "tbot_agent_errors_total", "subsystem", "orders", blotter.faults());
        families.add(
                new MetricFamilySamples("tbot_agent_errors_total", Type.COUNTER, "faults inside the agent", samples));
    }

    private static void add(
            List<MetricFamilySamples.Sample> samples, String name, String label, String value, double number) {
        samples.add(new MetricFamilySamples.Sample(name, List.of(label), List.of(value), number));
    }

    private static void gauge(List<MetricFamilySamples> families, String name, String help, double value) {
        families.add(new MetricFamilySamples(name, Type.GAUGE, help, one(name, value)));
    }

    private static void counter(List<MetricFamilySamples> families, String name, String help, double value) {
        families.add(new MetricFamilySamples(name, Type.COUNTER, help, one(name, value)));
    }

    private static List<MetricFamilySamples.Sample> one(String name, double value) {
        return List.of(new MetricFamilySamples.Sample(name, List.of(), List.of(), value));
    }
}
