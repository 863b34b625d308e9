package io.tbot.engine.alert.rule;

import java.util.function.Predicate;

/** What rules may write for a metric: its name with or without {@code tbot_}, or what the original module called it. */
public final class OldNames {
    private OldNames() {}

    /** The name of today; the same where it never changed. */
    static String current(String metric) {
        boolean prefixed = metric.startsWith("tbot_");
        String bare = prefixed ? metric.substring(5) : metric;
        String now = switch (bare) {
            case "order_execution_latency_seconds", "exchange_order_latency_seconds" -> "order_ack_seconds";
            case "portfolio_positions_count" -> "portfolio_positions";
            case "strategy_performance_pnl" -> "strategy_pnl_usd";
            case "system_thread_count" -> "system_threads";
            case "system_network_bytes_recv_total" -> "system_network_bytes_received_total";
            case "application_uptime_seconds" -> "app_uptime_seconds";
            case "database_query_latency_seconds" -> "database_query_duration_seconds";
            case "database_connection_pool_usage" -> "database_connection_pool_usage_percent";
            default -> bare;
        };
        return prefixed || !now.equals(bare) ? "tbot_" + now : metric;
    }

    /**
     * The name under which a metric is exposed.
     *
     * @param known whether there is a metric of that name
     */
    public static String exposed(String written, Predicate<String> known) {
        String name = current(written);
        if (known.test(name) || name.startsWith("tbot_")) {
            return name;
        }
        String prefixed = "tbot_" + name;
        return name.startsWith("jvm_") && !known.test(prefixed) ? name : prefixed;
    }
}
