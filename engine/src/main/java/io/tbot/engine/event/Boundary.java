package io.tbot.engine.event;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What an event must keep to before it leaves. Source: the original's boundary validation, which only logged; here what
 * fails it does not leave.
 */
final class Boundary {
    private static final List<String> REQUIRED = List.of("timestamp", "processing_mode", "data_format");
    private static final Set<String> MODES = Set.of("sync", "async", "batch", "stream", "request_reply");
    private static final Set<String> PATTERNS = Set.of("batch", "stream", "pub_sub", "req_reply");
    private static final Set<String> AMOUNTS = Set.of("price", "quantity", "volume");
    private static final Set<String> DECIMALS = Set.of(
            "value",
            "threshold",
            "latency_ms",
            "execution_time",
            "slippage_bps",
            "fill_rate",
            "portfolio_value",
            "pnl_usd",
            "volume_usd");
    private static final String[] SUFFIXES = {
        "_amount", "_pnl", "_return", "_ratio", "_drawdown", "_percentage", "_price", "_quantity", "_volume", "_fees"
    };

    private Boundary() {}

    /** What is wrong with it; empty where nothing is. */
    static String problem(Map<String, Object> event) {
        for (String name : REQUIRED) {
            if (!(event.get(name) instanceof String text) || text.isEmpty()) {
                return name + " is missing";
            }
        }
        if (!MODES.contains(event.get("processing_mode"))) {
            return "processing_mode '" + event.get("processing_mode") + "' is none of " + MODES;
        }
        if (!PATTERNS.contains(event.getOrDefault("message_pattern", ""))) {
            return "message_pattern '" + event.get("message_pattern") + "' is none of " + PATTERNS;
        }
        if (!String.valueOf(event.get("data_format")).endsWith("_v1")) {
            return "data_format '" + event.get("data_format") + "' does not end in _v1";
        }
        for (Map.Entry<String, Object> member : event.entrySet()) {
            String problem = number(member.getKey(), member.getValue());
            if (!problem.isEmpty()) {
                return problem;
            }
        }
        return "";
    }

    private static String number(String name, Object value) {
        boolean amount = AMOUNTS.contains(name);
        if (!amount && !DECIMALS.contains(name) && Arrays.stream(SUFFIXES).noneMatch(name::endsWith)) {
            return "";
        }
        try {
            boolean negative = new BigDecimal(String.valueOf(value)).signum() < 0;
            return amount && negative ? name + " '" + value + "' is negative" : "";
        } catch (NumberFormatException noNumber) {
            return name + " '" + value + "' is no decimal";
        }
    }
}
