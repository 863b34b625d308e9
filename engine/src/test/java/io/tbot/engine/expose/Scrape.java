package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;
import java.util.stream.Stream;

/** What a scrape would read of one collector. */
final class Scrape {
    private Scrape() {}

    /** The one sample of that name and these values of labels; a missing one is no zero. */
    static double one(Collector collector, String name, String... values) {
        List<Sample> all = named(collector, name).toList();
        List<Sample> found = all.stream()
                .filter(sample -> sample.labelValues.equals(List.of(values)))
                .toList();
        if (found.size() != 1) {
            throw new AssertionError(
                    found.size() + " samples " + name + List.of(values) + ", of that name there are " + all);
        }
        return found.get(0).value;
    }

    /** Whether there is no sample of that name, though there may be a family. */
    static boolean hasNone(Collector collector, String name) {
        return named(collector, name).findAny().isEmpty();
    }

    private static Stream<Sample> named(Collector collector, String name) {
        return collector.collect().stream()
                .flatMap(family -> family.samples.stream())
                .filter(sample -> sample.name.equals(name));
    }
}
