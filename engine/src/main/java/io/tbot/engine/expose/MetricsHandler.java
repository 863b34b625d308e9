package io.tbot.engine.expose;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.tbot.engine.expose.http.Handler;
import io.tbot.engine.expose.http.Request;
import io.tbot.engine.expose.http.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** {@code /metrics}: Prometheus 0.0.4 or OpenMetrics 1.0, by {@code Accept}. */
final class MetricsHandler implements Handler {
    private final CollectorRegistry registry;
    private final LongAdder scrapes = new LongAdder();
    private final LongAdder scrapeNanos = new LongAdder();

    MetricsHandler(CollectorRegistry registry) {
        this.registry = registry;
    }

    @Override
    public Response handle(Request request) throws IOException {
        long start = System.nanoTime();
        String accept = request.header("accept");
        String contentType = TextFormat.chooseContentType(accept == null ? "" : accept);
        ByteArrayOutputStream body = new ByteArrayOutputStream(64 * 1024);
        try (Writer writer = new OutputStreamWriter(body, StandardCharsets.UTF_8)) {
            TextFormat.writeFormat(contentType, writer, registry.metricFamilySamples());
        }
        scrapes.increment();
        scrapeNanos.add(System.nanoTime() - start);
        return Response.of(200, contentType, body.toByteArray());
    }

    long scrapes() {
        return scrapes.sum();
    }

    double scrapeSeconds() {
        return scrapeNanos.sum() / 1e9;
    }
}
