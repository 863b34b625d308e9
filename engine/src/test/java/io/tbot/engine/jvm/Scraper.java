package io.tbot.engine.jvm;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Scrapes a hundred times and prints the last text, then the remarks as comments. */
final class Scraper {
    public static void main(String[] args) throws IOException {
        List<String> log = new ArrayList<>();
        try (JvmMetrics metrics = JvmMetrics.start(log::add)) {
            System.gc();
            String text = "";
            for (int i = 0; i < 100; i++) {
                text = scrape(metrics);
            }
            System.out.print(text);
        }
        log.forEach(line -> System.out.println("# remark " + line));
    }

    static String scrape(JvmMetrics metrics) throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        for (Collector collector : metrics.collectors()) {
            registry.register(collector);
        }
        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());
        return text.toString();
    }
}
