package io.tbot.testapp.it;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The counts that the bot and the agent both made, under the same names: {@code metric{label=value, ...}} with the
 * labels sorted.
 */
final class TruthCounts {
    /**
     * Every family that counts what the bot did; of histograms the number of calls. Whatever is in them is compared.
     */
    private static final Pattern COUNTED = Pattern.compile(
            "tbot_(orders_total|order_\\w+_total|order_\\w+_count|market_data_(ticks|messages)_total|market_data_handler_\\w+_count"
                    + "|strategy_\\w+_(total|count)|risk_\\w+_(total|count)|database_\\w+_total|database_query\\w+_count"
                    + "|exchange_\\w+_(total|count)|exchange_websocket_connections|dropped_total|agent_errors_total"
                    + "|series_rejected_total|fix_\\w+_total)\\b.*");

    /**
     * What becomes of orders, and how hard connections are pressed: {@link PictureIT} holds these against the venue.
     */
    private static final Pattern ELSEWHERE = Pattern.compile(
            "tbot_(orders_total\\{(?!.*status=\"new\").*|order_(ack|fill|first_fill|cancel|wire|replace|slippage|price_improvement)_.*"
                    + "|order_rejects_total\\{.*reason=\"(order_rejected|refused)\".*|exchange_websocket_backpressure_events_total.*)");

    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    private static final String DEMO = "exchange=demo";

    private final Map<String, Long> counts = new TreeMap<>();

    private TruthCounts() {}

    /** What the agent counted; a count of nothing is none. */
    static Map<String, Long> exposed(Scrape scrape) {
        TruthCounts exposed = new TruthCounts();
        scrape.samples().forEach((sample, value) -> {
            if (COUNTED.matcher(sample).matches() && !ELSEWHERE.matcher(sample).matches() && value != 0) {
                exposed.counts.put(key(sample), Math.round(value));
            }
        });
        return exposed.counts;
    }

    /** What the bot counted. */
    static Map<String, Long> expected(TruthRun run) {
        Truth truth = run.truth();
        TruthPlan plan = run.plan();
        TruthCounts expected = new TruthCounts();
        if (plan.probed()) {
            expected.calls(truth);
        }
        expected.reports(truth, plan.probed());
        new TruthLibraries(expected).add(truth, plan.probed());
        expected.market(truth);
        expected.decisions(truth);
        truth.rows("sql").forEach(row -> expected.statement(row, plan.product()));
        truth.rows("http").forEach(expected::request);
        expected.streams(truth);
        return expected.counts;
    }

    private void calls(Truth truth) {
        for (Truth.Row row : truth.rows("place_order")) {
            String symbol = "symbol=" + row.label("symbol");
            String type = "order_type=" + lower(row.label("type"));
            String side = "side=" + lower(row.label("side"));
            add("orders_total", row.count(), DEMO, symbol, type, side, "status=new");
            add("order_calls_total", row.count(), DEMO, "call=place", "result=" + row.label("outcome"));
            add("order_execution_duration_seconds_count", row.count(), DEMO, symbol, type);
        }
        for (Truth.Row row : truth.rows("cancel_order")) {
            add("order_calls_total", row.count(), DEMO, "call=cancel", "result=" + row.label("outcome"));
            add("order_call_duration_seconds_count", row.count(), DEMO, "call=cancel");
        }
    }

    private void reports(Truth truth, boolean probed) {
        for (Truth.Row row : truth.rows("on_execution")) {
            if (!probed && !TruthLibraries.isByFix(row)) {
                continue;
            }
            String status = lower(row.label("status")).replace("canceled", "cancelled");
            add("order_events_total", row.count(), DEMO, "status=" + status);
            add("order_event_duration_seconds_count", row.count(), DEMO);
        }
    }

    private void market(Truth truth) {
        for (Truth.Row row : truth.rows("on_tick")) {
            add("market_data_ticks_total", row.count(), DEMO, "symbol=" + row.label("symbol"));
            add("market_data_messages_total", row.count(), DEMO, "data_type=tick");
            add("market_data_handler_seconds_count", row.count(), DEMO, "data_type=tick");
        }
    }

    private void decisions(Truth truth) {
        for (Truth.Row row : truth.rows("evaluate")) {
            String symbol = "symbol=" + row.label("symbol");
            String signal = row.label("signal");
            if (!signal.equals("none")) {
                add("strategy_signals_total", row.count(), "strategy=seeded", "signal_type=" + signal, symbol);
            }
            add("strategy_execution_latency_seconds_count", row.count(), "strategy=seeded", symbol);
        }
        for (Truth.Row row : truth.rows("risk_check")) {
            String[] labels = {"check_type=limits", "result=" + row.label("result")};
            add("risk_checks_total", row.count(), labels);
            add("risk_check_duration_seconds_count", row.count(), labels);
        }
    }

    private void statement(Truth.Row row, String product) {
        String[] labels = {"database=" + product, "operation=" + row.label("operation"), "table=" + row.label("table")};
        add("database_query_duration_seconds_count", row.count(), labels);
        if (row.label("kind").equals("batch") && row.label("outcome").equals("ok")) {
            add("database_batches_total", row.count(), labels);
            add("database_batched_statements_total", row.amount(), labels);
        }
    }

    private void request(Truth.Row row) {
        String endpoint = "endpoint=" + row.label("method") + " " + row.label("path");
        String status = row.label("status");
        add("exchange_api_requests_total", row.count(), DEMO, endpoint, "status=" + status);
        add("exchange_api_response_time_seconds_count", row.count(), DEMO, endpoint);
        if (status.startsWith("4")) {
            add("exchange_errors_total", row.count(), DEMO, "error_type=http_4xx");
        }
    }

    private void streams(Truth truth) {
        for (Truth.Row row : truth.rows("web_socket_messages")) {
            String direction = "direction=" + row.label("direction");
            add("exchange_websocket_messages_total", row.count(), DEMO, direction, "message_type=text");
            add("exchange_websocket_bytes_total", row.amount(), DEMO, direction);
            add("exchange_websocket_handler_seconds_count", row.count(), DEMO);
        }
        // both streams are over when the bot is asked
        add("exchange_websocket_closes_total", truth.count("web_socket_connects"), DEMO, "code=1000");
    }

    void add(String metric, long count, String... labels) {
        Map<String, String> sorted = new TreeMap<>();
        for (String label : labels) {
            int equals = label.indexOf('=');
            sorted.put(label.substring(0, equals), label.substring(equals + 1));
        }
        counts.merge("tbot_" + metric + sorted, count, Long::sum);
    }

    private static String key(String sample) {
        Map<String, String> sorted = new TreeMap<>();
        Matcher label = LABEL.matcher(sample);
        while (label.find()) {
            sorted.put(label.group(1), label.group(2));
        }
        return sample.replaceAll("\\{.*", "") + sorted;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }
}
