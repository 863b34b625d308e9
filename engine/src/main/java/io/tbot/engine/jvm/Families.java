package io.tbot.engine.jvm;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The families of one scrape of one theme. Every number of these themes is at least zero; a negative or undefined one
 * is what the JVM says when it does not know, and is left out, with its family if nothing else is in it.
 */
final class Families {
    private final Map<String, MetricFamilySamples> byName = new LinkedHashMap<>();

    void gauge(String name, String help, double value) {
        gauge(name, help, List.of(), List.of(), value);
    }

    void gauge(String name, String help, List<String> labels, List<String> values, double value) {
        add(name, Collector.Type.GAUGE, help, new Sample(name, labels, values, value));
    }

    /** A counter; its name is given without {@code _total}. */
    void counter(String name, String help, double value) {
        counter(name, help, List.of(), List.of(), value);
    }

    void counter(String name, String help, List<String> labels, List<String> values, double value) {
        add(name, Collector.Type.COUNTER, help, new Sample(name + "_total", labels, values, value));
    }

    void histogram(String name, String help, List<Sample> samples) {
        for (Sample sample : samples) {
            add(name, Collector.Type.HISTOGRAM, help, sample);
        }
    }

    void summary(String name, String help, List<Sample> samples) {
        for (Sample sample : samples) {
            add(name, Collector.Type.SUMMARY, help, sample);
        }
    }

    List<MetricFamilySamples> list() {
        return List.copyOf(byName.values());
    }

    private void add(String name, Collector.Type type, String help, Sample sample) {
        if (sample.value >= 0) {
            byName.computeIfAbsent(name, n -> new MetricFamilySamples(n, type, help, new ArrayList<>()))
                    .samples
                    .add(sample);
        }
    }
}
