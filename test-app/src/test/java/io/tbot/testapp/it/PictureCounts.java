package io.tbot.testapp.it;

import com.grack.nanojson.JsonObject;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The counts that the venue's journal, or where the bot alone can know the bot's account, and the agent both have. */
final class PictureCounts {
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");
    /** The numbers that one message can leave out: the venue's largest gap, and an overtaken trade. */
    private static final int MAX_GAP = 4;

    private static final String[] SYMBOLS = {"BTCUSDT", "ETHUSDT", "SOLUSDT"};

    private final Map<String, Long> counts = new TreeMap<>();

    private PictureCounts() {}

    static Map<String, Long> expected(Picture picture) {
        PictureCounts expected = new PictureCounts();
        expected.orders(picture);
        expected.calls(picture);
        expected.market(picture);
        expected.connections(picture);
        expected.counts.values().removeIf(count -> count == 0);
        return expected.counts;
    }

    static Map<String, Long> exposed(Picture picture) {
        PictureCounts exposed = new PictureCounts();
        Scrape metrics = picture.metrics();
        exposed.by(metrics, "tbot_orders_total", "status");
        for (String metric : new String[] {
            "tbot_orders_open",
            "tbot_trades_total",
            "tbot_order_rejects_total",
            "tbot_order_unknown_outcomes_total",
            "tbot_order_late_fills_total",
            "tbot_order_unmatched_reports_total",
            "tbot_duplicate_orders_total",
            "tbot_order_cancel_replace_total",
            "tbot_order_event_repeats_total",
            "tbot_orders_presumed_wrong_total",
            "tbot_agent_errors_total",
        }) {
            exposed.by(metrics, metric, "");
        }
        for (String metric : new String[] {
            "tbot_market_data_ticks_total",
            "tbot_market_data_gaps_total",
            "tbot_market_data_missed_total",
            "tbot_market_data_duplicates_total",
            "tbot_market_data_out_of_order_total",
        }) {
            exposed.by(metrics, metric, "symbol");
        }
        exposed.by(metrics, "tbot_exchange_websocket_closes_total", "code");
        exposed.by(metrics, "tbot_exchange_api_requests_total", "status");
        exposed.by(metrics, "tbot_exchange_rate_limit_violations_total", "code");
        exposed.by(metrics, "tbot_exchange_rate_limit_remaining", "");
        exposed.by(metrics, "tbot_exchange_rate_limit_limit", "");
        exposed.lost(metrics);
        exposed.counts.values().removeIf(count -> count == 0);
        return exposed.counts;
    }

    private void orders(Picture picture) {
        PictureOrders orders = PictureOrders.of(picture.journal());
        add("tbot_orders_total", "new", orders.all().size());
        orders.reached().forEach((state, count) -> add("tbot_orders_total", state, count));
        for (PictureOrders.Expected order : orders.all()) {
            add("tbot_trades_total", "", order.trades());
            add("tbot_orders_open", "", order.isDone() ? 0 : 1);
            add("tbot_order_rejects_total", "", order.state().equals("rejected") ? 1 : 0);
        }
        repeats(picture);
        add(
                "tbot_order_cancel_replace_total",
                "",
                picture.journal().getObject("orders").getLong("REPLACED"));
    }

    /**
     * What the venue told twice. A copy with PossDup that was on the wire when the session was cut is not sent again:
     * one for each cut at most, and mostly none.
     */
    private void repeats(Picture picture) {
        long ofVenue = sum(picture.journal(), "duplicates");
        long cuts = Math.max(0, picture.journal().getObject("fix").getLong("A in") - 1);
        long ofAgent = Math.round(picture.metrics().sum("tbot_order_event_repeats_total"));
        add("tbot_order_event_repeats_total", "", Math.max(ofVenue - cuts, Math.min(ofVenue, ofAgent)));
    }

    /**
     * What ended in doubt or in a no: where the answer is lost, the venue cannot know which. Over FIX a no is a message
     * of its own, and one whether the bot still waits for it or not.
     */
    private void calls(Picture picture) {
        boolean answers = !picture.plan().way().equals("fix");
        for (Truth.Row row : picture.truth().rows("unknown_outcomes")) {
            add("tbot_order_unknown_outcomes_total", "", row.count());
            if (row.label("call").equals("place")) {
                add("tbot_orders_total", "unknown", row.count());
            } else if (answers) {
                add("tbot_order_rejects_total", "", -row.count());
            }
        }
        if (!answers) {
            add("tbot_order_rejects_total", "", sum(picture.journal(), "refused_changes"));
            return;
        }
        for (String call : new String[] {"cancel_order", "replace_order"}) {
            for (Truth.Row row : picture.truth().rows(call)) {
                add("tbot_order_rejects_total", "", row.label("outcome").equals("failed") ? row.count() : 0);
            }
        }
    }

    private void market(Picture picture) {
        JsonObject journal = picture.journal();
        for (Truth.Row row : picture.truth().rows("on_tick")) {
            add("tbot_market_data_ticks_total", row.label("symbol"), row.count());
        }
        for (String symbol : SYMBOLS) {
            stream(picture, "gaps", journal.getObject("stream_gaps").getLong(symbol), symbol);
            stream(picture, "missed", journal.getObject("stream_missed").getLong(symbol), symbol);
            stream(picture, "duplicates", journal.getObject("stream_duplicates").getLong(symbol), symbol);
            stream(picture, "out_of_order", journal.getObject("stream_late").getLong(symbol), symbol);
        }
    }

    /**
     * What the venue counted of a stream's numbers. What it sent while the bot was closing the connection nobody read:
     * by no more than that the agent may be behind, which is mostly nothing.
     */
    private void stream(Picture picture, String what, long ofVenue, String symbol) {
        String metric = "tbot_market_data_" + what + "_total";
        long unread = picture.unread() * (what.equals("missed") ? MAX_GAP : 1);
        long ofAgent = Math.round(picture.metrics().sum(metric, "symbol=\"" + symbol + "\""));
        add(metric, symbol, Math.max(ofVenue - unread, Math.min(ofVenue, ofAgent)));
    }

    private void connections(Picture picture) {
        JsonObject journal = picture.journal();
        journal.getObject("closes").forEach((key, count) -> {
            String code = key.substring(key.lastIndexOf(' ') + 1);
            add("tbot_exchange_websocket_closes_total", code, ((Number) count).longValue());
        });
        journal.getObject("requests").forEach((key, count) -> {
            String status = key.substring(key.lastIndexOf(' ') + 1);
            add("tbot_exchange_api_requests_total", status, ((Number) count).longValue());
            if (status.equals("429")) {
                add("tbot_exchange_rate_limit_violations_total", status, ((Number) count).longValue());
            }
        });
        JsonObject lost = journal.getObject("lost_answers");
        add("tbot_exchange_api_requests_total", "error", lost == null ? 0 : lost.getLong("rest"));
        JsonObject allowance = journal.getObject("allowance");
        long endsMillis = Long.parseLong(allowance.getString("X-RateLimit-Reset", "0")) * 1_000;
        boolean shown = picture.metrics().sum("tbot_exchange_rate_limit_limit") > 0;
        if (!shown && endsMillis <= System.currentTimeMillis()) {
            return; // the venue's window is over: what was left of it says nothing any more, and is not shown
        }
        for (String what : new String[] {"Limit", "Remaining"}) {
            String said = allowance.getString("X-RateLimit-" + what, "0");
            add("tbot_exchange_rate_limit_" + what.toLowerCase(java.util.Locale.ROOT), "", Long.parseLong(said));
        }
    }

    private static long sum(JsonObject journal, String group) {
        JsonObject counts = journal.getObject(group);
        return counts == null
                ? 0
                : counts.values().stream()
                        .mapToLong(count -> ((Number) count).longValue())
                        .sum();
    }

    private void add(String metric, String key, long count) {
        counts.merge(metric + " " + key, count, Long::sum);
    }

    /** Nothing may be, but for ages below 0: the clocks of two JVMs tick by the millisecond and by the nanosecond. */
    private void lost(Scrape metrics) {
        metrics.samples().forEach((sample, value) -> {
            if (sample.startsWith("tbot_dropped_total{") && !sample.contains("duration_clamped")) {
                add("tbot_dropped_total", "", Math.round(value));
            }
        });
    }

    /** Adds up the samples of a metric by one label. */
    private void by(Scrape metrics, String metric, String label) {
        metrics.samples().forEach((sample, value) -> {
            if (sample.equals(metric) || sample.startsWith(metric + "{")) {
                String key = "";
                Matcher labels = LABEL.matcher(sample);
                while (labels.find()) {
                    key = labels.group(1).equals(label) ? labels.group(2) : key;
                }
                add(metric, key, Math.round(value));
            }
        });
    }
}
