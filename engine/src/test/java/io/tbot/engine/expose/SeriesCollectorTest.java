package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeriesCollectorTest {
    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final Windows windows = new Windows(measure, 0);

    private Map<String, Double> scrape() {
        Map<String, Double> samples = new HashMap<>();
        for (Collector.MetricFamilySamples family :
                new SeriesCollector(measure, families, windows, new WallClock()).collect()) {
            for (Collector.MetricFamilySamples.Sample sample : family.samples) {
                Double twice = samples.put(sample.name + sample.labelValues, sample.value);
                assertThat(twice).as("%s exposed twice", sample).isNull();
            }
        }
        return samples;
    }

    @Test
    void addsUpTwoPointsThatFeedOneLabelSet() {
        for (String key : List.of("md.tick", "md.snapshot")) {
            Point point = measure.point(key, Guard.MARKET_DATA, List.of("exchange"));
            families.counter("tbot_messages_total", "help", point, Source.CALLS, Map.of(), "exchange");
            families.gauge("tbot_last_seconds", "help", point, Source.LAST_TIME, Map.of(), "exchange");
            families.histogram("tbot_handler_seconds", "help", point, Map.of(), "exchange");
            int site = measure.site(point, key);
            measure.record(site, 1_000_000, false, "kraken", null, null, null, null);
            measure.record(site, 2_000_000, false, "kraken", null, null, null, null);
        }

        Map<String, Double> samples = scrape();

        assertThat(samples)
                .containsEntry("tbot_messages_total[kraken]", 4.0)
                .containsEntry("tbot_handler_seconds_count[kraken]", 4.0)
                .containsEntry("tbot_handler_seconds_sum[kraken]", 0.006)
                .containsEntry("tbot_handler_seconds_bucket[kraken, 0.001]", 2.0)
                .containsKey("tbot_last_seconds[kraken]");
    }

    @Test
    void showsNothingOfWhatNobodyMeasured() {
        Point point = measure.point("timer", Guard.NONE, List.of("symbol"));
        families.histogram("tbot_timer_seconds", "help", point, Map.of(), "symbol")
                .headline("tbot_timer_window_seconds");
        measure.count(measure.site(point, "timer"), 1, "BTC", null, null, null, null);

        assertThat(scrape()).isEmpty();
    }
}
