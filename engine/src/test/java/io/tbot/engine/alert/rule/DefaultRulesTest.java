package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.config.Mistakes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefaultRulesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "order_rejects; tbot_order_rejects_total=5 tbot_order_calls_total=20",
                "order_outcome_unknown; tbot_order_unknown_outcomes_total=1",
                "order_orphaned; tbot_orders_orphaned_total=1",
                "feed_stale; tbot_market_data_stale=1",
                "feed_gap; tbot_market_data_gaps_total=1",
                "websocket_down; tbot_exchange_websocket_connections=0 tbot_exchange_websocket_closes_total=1",
                "fix_session_down; tbot_fix_session_up=0 tbot_fix_logons_total=1",
                "rate_limit_near; tbot_exchange_rate_limit_used_ratio=0.95",
                "rate_limit_hit; tbot_exchange_rate_limit_violations_total=1",
                "jvm_pause; tbot_jvm_pause_seconds=0.6",
                "heap_full; jvm_memory_used_after_last_gc_bytes=95 jvm_memory_limit_bytes=100",
                "descriptors_low; tbot_process_open_fds=90 tbot_process_max_fds=100",
                "disk_full; tbot_system_disk_usage_percent=96",
                "pool_exhausted; tbot_database_connections_active=5 tbot_database_connections_max=5"
                        + " tbot_database_connections_pending=1",
                "agent_trouble; tbot_agent_errors_total=1"
            })
    void eachFindsWhatItIsFor(String id, String feed) {
        Bench bench = new Bench();
        Map<String, Double> fed = new HashMap<>();
        for (String one : feed.trim().split(" ")) {
            fed.put(one.substring(0, one.indexOf('=')), Double.valueOf(one.substring(one.indexOf('=') + 1)));
        }
        for (String name : fed.keySet()) {
            bench.metrics.declare(
                    name,
                    name.endsWith("_total")
                            ? Metrics.Kind.COUNTER
                            : name.equals("tbot_jvm_pause_seconds") ? Metrics.Kind.HISTOGRAM : Metrics.Kind.GAUGE);
        }
        bench.load(RulesFile.configured(null, "", new Mistakes("")));
        bench.ticks(1);

        for (Map.Entry<String, Double> one : fed.entrySet()) {
            Map<String, String> labels = Map.of("exchange", "x", "session", "s", "jvm_memory_pool_name", "G1 Old Gen");
            if (one.getKey().equals("tbot_jvm_pause_seconds")) {
                bench.metrics.record(one.getKey(), Map.of(), one.getValue(), 1);
            } else {
                bench.metrics.set(one.getKey(), labels, one.getValue());
            }
        }
        bench.ticks(1);

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.found.entrySet())
                .filteredOn(e -> e.getValue() == Finding.BREACH)
                .singleElement()
                .matches(e -> e.getKey().startsWith(id + "{"));
    }

    @ParameterizedTest
    @CsvSource({"5, 100", "4, 4"})
    void aFewRejectsOfManyOrdersAreNoBurst(long rejects, long calls) {
        Bench bench = new Bench();
        bench.metrics.declare("tbot_order_rejects_total", Metrics.Kind.COUNTER);
        bench.metrics.declare("tbot_order_calls_total", Metrics.Kind.COUNTER);
        bench.load(RulesFile.configured(null, "", new Mistakes("")));
        bench.ticks(1);

        bench.metrics.set("tbot_order_rejects_total", Map.of("exchange", "x"), rejects);
        bench.metrics.set("tbot_order_calls_total", Map.of("exchange", "x", "call", "place"), calls);
        bench.metrics.set("tbot_order_calls_total", Map.of("exchange", "x", "call", "query"), 1_000);
        bench.ticks(1);

        assertThat(bench.found.values()).doesNotContain(Finding.BREACH);
    }
}
