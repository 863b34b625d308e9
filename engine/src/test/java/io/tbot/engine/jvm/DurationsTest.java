package io.tbot.engine.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
    @Test
    void countsAValueInEveryBucketFromItsOwnUp() {
        DurationCounts counts = new DurationCounts(0.001, 0.01);
        counts.add(0.001);
        counts.add(0.002);
        counts.add(5);

        assertThat(counts.samples("x", List.of("a"), List.of("b")))
                .extracting(s -> s.name + s.labelNames + s.labelValues + " " + s.value)
                .containsExactly(
                        "x_bucket[a, le][b, 0.001] 1.0",
                        "x_bucket[a, le][b, 0.01] 2.0",
                        "x_bucket[a, le][b, +Inf] 3.0",
                        "x_count[a][b] 3.0",
                        "x_sum[a][b] 5.003");
    }

    @Test
    void countsAPauseByTheTimeBeyondTheSleep() {
        PauseCollector pauses = new PauseCollector(s -> {});
        pauses.slept(10_900_000);
        pauses.slept(12_000_000);
        pauses.slept(510_000_000);

        MetricFamilySamples family = pauses.collect().get(0);

        assertThat(family.samples)
                .filteredOn(s -> !s.name.endsWith("bucket"))
                .extracting(s -> s.value)
                .containsExactly(2.0, 0.502);
    }

    @Test
    void keepsCollectorsAndActionsApart() {
        GcCollector gc = new GcCollector(s -> {});
        gc.add("young", "end of minor GC", 3);
        gc.add("young", "end of minor GC", 4);
        gc.add("old", "end of major GC", 100);

        assertThat(gc.collect().get(0).samples)
                .filteredOn(s -> s.name.endsWith("_count"))
                .extracting(s -> s.labelValues + " " + s.value)
                .containsExactlyInAnyOrder("[young, end of minor GC] 2.0", "[old, end of major GC] 1.0");
    }

    @Test
    void keepsTheScrapeWhenASourceFails() {
        List<String> log = new java.util.ArrayList<>();
        ThemeCollector failing = new ThemeCollector(log::add) {
            @Override
            void read(Families families) {
                families.gauge("a", "b", 1);
                throw new NoClassDefFoundError("gone");
            }
        };

        assertThat(failing.collect()).hasSize(1);
        assertThat(failing.collect()).hasSize(1);
        assertThat(log).hasSize(1);
    }
}
