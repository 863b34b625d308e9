package io.tbot.engine.expose;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * The families of {@code /metrics} as JSON, all or those whose names begin as asked by {@code name}. What is no finite
 * number is a text.
 */
final class MetricsJson implements Handler {
    private final CollectorRegistry registry;
    private final List<String> prefixes;

    /** @param prefixes of the families it shows; one that is empty is all */
    MetricsJson(CollectorRegistry registry, String... prefixes) {
        this.registry = registry;
        this.prefixes = List.of(prefixes);
    }

    @Override
    public Response handle(Request request) {
        String asked = request.parameter("name");
        JsonStringWriter json = JsonWriter.string().object().array("metrics");
        for (Collector.MetricFamilySamples family : Collections.list(registry.metricFamilySamples())) {
            boolean shown = prefixes.stream().anyMatch(family.name::startsWith);
            if (shown && (asked == null || family.name.startsWith(asked)) && !family.samples.isEmpty()) {
                write(family, json);
            }
        }
        return Response.json(200, json.end().end().done());
    }

    private static void write(Collector.MetricFamilySamples family, JsonStringWriter json) {
        json.object()
                .value("name", family.name)
                .value("type", family.type.name().toLowerCase(Locale.ROOT))
                .value("help", family.help)
                .array("samples");
        for (Collector.MetricFamilySamples.Sample sample : family.samples) {
            json.object().value("name", sample.name).object("labels");
            for (int i = 0; i < sample.labelNames.size(); i++) {
                json.value(sample.labelNames.get(i), sample.labelValues.get(i));
            }
            json.end();
            if (Double.isFinite(sample.value)) {
                json.value("value", sample.value);
            } else {
                json.value("value", Collector.doubleToGoString(sample.value));
            }
            json.end();
        }
        json.end().end();
    }
}
