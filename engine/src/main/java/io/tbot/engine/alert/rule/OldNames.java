package io.tbot.engine.alert.rule;

/** Names that the original module or its files used for what has another name here. */
final class OldNames {
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
            case "database_connection_pool_usage" -> "database_connection_pool_usage_percent";
            default -> bare;
        };
        return prefixed || !now.equals(bare) ? "tbot_" + now : metric;
    }
}
