package io.tbot.engine.config;

import java.util.List;
import java.util.Locale;

/** What a probed method means; the key {@code op} of a probe. */
public enum Operation {
    ORDER_PLACE(
            List.of("exchange", "symbol", "order_type", "side", "strategy"),
            List.of("price", "qty", "client_id", "id", "expected_interval")),
    ORDER_REPLACE(List.of("exchange"), List.of("id", "client_id", "orig_client_id", "price", "qty")),
    ORDER_CANCEL(List.of("exchange"), List.of("id", "client_id", "orig_client_id", "price", "qty")),
    ORDER_QUERY(
            List.of("exchange"),
            List.of("id", "client_id", "symbol", "status", "filled_qty", "avg_px", "list", "complete")),
    ORDER_EVENT(
            List.of("exchange", "status"),
            List.of("id", "client_id", "symbol", "side", "last_qty", "last_px", "cum_qty", "exec_id", "reason")),
    MD_TICK(List.of("exchange", "symbol", "data_type"), List.of("exchange_time", "sequence", "expected_interval")),
    MD_SNAPSHOT(List.of("exchange", "symbol", "data_type"), List.of("exchange_time", "sequence", "expected_interval")),
    STRATEGY_EVAL(List.of("strategy", "symbol", "signal"), List.of("expected_interval")),
    RISK_CHECK(List.of("check_type", "result"), List.of()),
    EXCHANGE_CALL(List.of("exchange", "endpoint", "status"), List.of()),
    DB_CALL(List.of("database", "operation", "table"), List.of()),
    CACHE_GET(List.of("cache", "hit"), List.of()),
    TIMER(List.of(), List.of("metric", "labels", "expected_interval")),
    GAUGE(List.of(), List.of("metric", "value", "labels")),
    COUNTER(List.of(), List.of("metric", "value", "labels"));

    private final List<String> labelKeys;
    private final List<String> otherKeys;

    Operation(List<String> labelKeys, List<String> otherKeys) {
        this.labelKeys = labelKeys;
        this.otherKeys = otherKeys;
    }

    /** The keys that become label slots 0 to 4, in slot order; own metrics take theirs from {@code labels}. */
    public List<String> labelKeys() {
        return labelKeys;
    }

    /** The keys that are read but never become a label: ids, prices and times are no label values. */
    public List<String> otherKeys() {
        return otherKeys;
    }

    /** Whether the probe names its own metric. */
    public boolean ownMetric() {
        return this == TIMER || this == GAUGE || this == COUNTER;
    }

    /** Whether the probe delivers a value instead of timing a call. */
    public boolean valued() {
        return this == GAUGE || this == COUNTER;
    }

    /** {@code order.place}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }
}
