package io.tbot.engine.expose;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import io.tbot.engine.expose.http.Rejection;
import io.tbot.engine.expose.http.Traffic;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EndpointCollectorTest {
    @Test
    void showsEveryReasonAndTotal() throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        Map<Rejection, Long> rejected = Map.of(Rejection.EVICTED, 7L, Rejection.MALFORMED, 0L);
        registry.register(new EndpointCollector(() -> new Traffic.Snapshot(2, 3, 4, 5, 6, rejected)));

        StringWriter text = new StringWriter();
        TextFormat.write004(text, registry.metricFamilySamples());

        assertThat(text.toString().lines().filter(line -> !line.startsWith("#")))
                .containsExactly(
                        "tbot_endpoint_rejected_total{reason=\"malformed\",} 0.0",
                        "tbot_endpoint_rejected_total{reason=\"evicted\",} 7.0",
                        "tbot_endpoint_connections 2.0",
                        "tbot_endpoint_accepted_total 3.0",
                        "tbot_endpoint_requests_total 4.0",
                        "tbot_endpoint_received_bytes_total 5.0",
                        "tbot_endpoint_sent_bytes_total 6.0");
    }
}
