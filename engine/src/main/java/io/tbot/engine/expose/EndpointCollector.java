package io.tbot.engine.expose;

import io.prometheus.client.Collector;
import io.prometheus.client.CounterMetricFamily;
import io.prometheus.client.GaugeMetricFamily;
import io.tbot.engine.expose.http.Rejection;
import io.tbot.engine.expose.http.Traffic;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What the endpoint itself accepted, answered and turned away. */
final class EndpointCollector extends Collector implements Collector.Describable {
    private final Supplier<Traffic.Snapshot> traffic;

    EndpointCollector(Supplier<Traffic.Snapshot> traffic) {
        this.traffic = traffic;
    }

    @Override
    public List<MetricFamilySamples> collect() {
        Traffic.Snapshot now = traffic.get();
        CounterMetricFamily rejected = new CounterMetricFamily(
                "tbot_endpoint_rejected",
                "Connections, requests and event streams the agent's endpoint turned away or cut short.",
                List.of("reason"));
        new TreeMap<Rejection, Long>(now.rejected())
                .forEach((reason, count) -> rejected.addMetric(List.of(reason.word()), (double) count));
        return List.of(
                rejected,
                new GaugeMetricFamily(
                        "tbot_endpoint_connections", "Connections of the agent's endpoint open now.", now.open()),
                counter("tbot_endpoint_accepted", "Connections the agent's endpoint accepted.", now.connections()),
                counter("tbot_endpoint_requests", "Requests the agent's endpoint received.", now.requests()),
                counter("tbot_endpoint_received_bytes", "Bytes the agent's endpoint received.", now.receivedBytes()),
                counter("tbot_endpoint_sent_bytes", "Bytes the agent's endpoint sent.", now.sentBytes()));
    }

    @Override
    public List<MetricFamilySamples> describe() {
        return List.of();
    }

    private static MetricFamilySamples counter(String name, String help, long value) {
        return new CounterMetricFamily(name, help, (double) value);
    }
}
