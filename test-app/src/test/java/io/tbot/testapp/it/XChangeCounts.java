package io.tbot.testapp.it;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The samples that {@code /metrics} must show for what {@code XChangeBot} says it did and what its venue answered. */
public final class XChangeCounts {
    /** The library does not offer the call: it is none. */
    private static final Set<String> NOT_OFFERED =
            Set.of("NotYetImplementedForExchangeException", "NotAvailableFromExchangeException");

    /** Outcomes that leave open what the venue did. */
    private static final Set<String> UNKNOWN = Set.of(
            "SocketTimeoutException",
            "SocketException",
            "SystemOverloadException",
            "HttpStatusIOException 502",
            "ExchangeException 503");

    /** What counts calls; what becomes of an order, and how good a feed is, is compared elsewhere. */
    private static final String CALLS = "tbot_(orders_total\\{.*status=\"new\".*"
            + "|order_(calls?|execution|rejects|unknown_outcomes)_.*|(account|exchange_api|market_data_(ticks|messages|handler|latency))_.*)";

    private final Map<String, Double> samples = new TreeMap<>();

    private XChangeCounts() {}

    /** By the JSON that the program printed, and by its venue's count of {@code GET /path 200}. */
    public static Map<String, Double> of(String stdout, Map<String, Integer> answers) throws Exception {
        XChangeCounts counts = new XChangeCounts();
        JsonArray rows = JsonParser.array().from(stdout.substring(0, stdout.lastIndexOf(']') + 1));
        for (Object row : rows) {
            counts.add((JsonObject) row);
        }
        answers.forEach(counts::answer);
        return counts.samples;
    }

    /** The samples of a page that these are compared with: all of trading and of HTTP, but for times and windows. */
    public static Map<String, Double> shown(Scrape scrape) {
        Map<String, Double> shown = new TreeMap<>();
        scrape.samples().forEach((name, value) -> {
            if (name.matches(CALLS)
                    && !name.matches("[a-z_]+(_bucket|_sum|_window_seconds|_timestamp_seconds)\\{.*")
                    && value != 0) {
                shown.put(name.replace(",}", "}"), value);
            }
        });
        return shown;
    }

    private void add(JsonObject row) {
        int n = row.getInt("count");
        String outcome = row.getString("outcome");
        boolean ok = outcome.equals("ok");
        String venue = "exchange=\"" + row.getString("venue") + '"';
        switch (row.getString("kind")) {
            case "order" -> {
                if (!NOT_OFFERED.contains(outcome)) {
                    order(row, venue, outcome, n);
                }
            }
            case "market" -> {
                if (ok) {
                    String data = "data_type=\"" + row.getString("data") + '"';
                    put("tbot_market_data_messages_total", n, venue, data);
                    put("tbot_market_data_handler_seconds_count", n, venue, data);
                    put("tbot_market_data_ticks_total", n, venue, "symbol=\"" + row.getString("symbol") + '"');
                }
            }
            case "age" ->
                put("tbot_market_data_latency_seconds_count", n, venue, "data_type=\"" + row.getString("data") + '"');
            case "account" -> {
                if (!NOT_OFFERED.contains(outcome)) {
                    String call = "call=\"" + row.getString("call") + '"';
                    put("tbot_account_calls_total", n, venue, call, "result=\"" + (ok ? "ok" : "failed") + '"');
                    put("tbot_account_call_duration_seconds_count", n, venue, call);
                }
            }
            default -> throw new IllegalArgumentException(row.toString());
        }
    }

    private void answer(String answer, int n) {
        int space = answer.lastIndexOf(' ');
        String venue = "exchange=\"127.0.0.1\"";
        String endpoint = "endpoint=\"" + answer.substring(0, space) + '"';
        put("tbot_exchange_api_requests_total", n, venue, endpoint, "status=\"" + answer.substring(space + 1) + '"');
        put("tbot_exchange_api_response_time_seconds_count", n, venue, endpoint);
    }

    private void order(JsonObject row, String venue, String outcome, int n) {
        String name = row.getString("call");
        String call = "call=\"" + name + '"';
        String symbol = "symbol=\"" + row.getString("symbol") + '"';
        boolean ok = outcome.equals("ok");
        put("tbot_order_calls_total", n, venue, call, "result=\"" + (ok ? "ok" : "failed") + '"');
        if (name.equals("place")) {
            String type = "order_type=\"" + row.getString("type") + '"';
            String side = "side=\"" + row.getString("side") + '"';
            put("tbot_orders_total", n, venue, symbol, type, side, "status=\"new\"");
            put("tbot_order_execution_duration_seconds_count", n, venue, symbol, type);
        } else {
            put("tbot_order_call_duration_seconds_count", n, venue, call);
        }
        if (!ok && !name.equals("query")) {
            boolean unknown = UNKNOWN.contains(outcome);
            String family = unknown ? "tbot_order_unknown_outcomes_total" : "tbot_order_rejects_total";
            put(family, n, venue, symbol, "reason=\"" + reason(outcome, unknown) + '"');
        }
    }

    private static String reason(String outcome, boolean unknown) {
        if (outcome.equals("false")) {
            return "refused";
        }
        if (unknown && outcome.matches(".* 5\\d\\d")) {
            return "http_5xx";
        }
        String bare = outcome.replaceAll("Exception( \\d+)?$", "");
        return bare.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(java.util.Locale.ROOT);
    }

    /** A label set may come from several rows; call labels stand where the family has them. */
    private void put(String family, int n, String... labels) {
        samples.merge(family + '{' + String.join(",", labels) + '}', (double) n, Double::sum);
    }
}
