package io.tbot.testapp.it;

import java.util.Locale;

/**
 * What the agent must count of QuickFIX/J and XChange without being told, worked out from the bot's own account.
 *
 * <p>Not: what only a connection that breaks has, gaps and repeats among it.
 */
final class TruthLibraries {
    /** The session's two CompIDs; the venue's, in lower case, is also what calls over it have as exchange. */
    static final String SESSION_ID = "FIX.4.4:BOT->DEMO";

    private static final String SESSION = "session=" + SESSION_ID;
    private static final String DEMO = "exchange=demo";
    private static final String FIX = "fix";
    private static final String XCHANGE = "xchange";

    private final TruthCounts counts;

    TruthLibraries(TruthCounts counts) {
        this.counts = counts;
    }

    /**
     * Adds them.
     *
     * @param probed whether the configuration says which methods place orders and take reports; those are counted there
     *     then, not here
     */
    void add(Truth truth, boolean probed) {
        truth.rows("fix_messages").forEach(this::message);
        if (truth.count("fix_messages") > 0) {
            counts.add("fix_logons_total", 1, SESSION);
            counts.add("fix_disconnects_total", 1, SESSION, "reason=logout");
        }
        truth.rows("place_order").forEach(row -> refusal(row, true, "symbol=" + symbol(row)));
        truth.rows("cancel_order")
                .forEach(
                        row -> refusal(row, false, row.label("way").equals(FIX) ? "symbol=" : "symbol=" + symbol(row)));
        if (!probed) {
            truth.rows("place_order").forEach(this::place);
            truth.rows("cancel_order").forEach(this::cancel);
        }
    }

    /** The calls of XChange, which lie right within the bot's; a call over FIX is the sending only. */
    static void addTimes(Truth truth, TruthTimes times) {
        for (Truth.Row row : truth.rows("place_order")) {
            if (row.label("way").equals(XCHANGE)) {
                String type = lower(row.label("type"));
                times.add(row, "tbot_order_execution_duration_seconds", "demo", symbol(row), type);
            }
        }
        for (Truth.Row row : truth.rows("cancel_order")) {
            if (row.label("way").equals(XCHANGE)) {
                times.add(row, "tbot_order_call_duration_seconds", "demo", "cancel");
            }
        }
    }

    private void message(Truth.Row row) {
        String direction = "direction=" + row.label("direction");
        counts.add("fix_messages_total", row.count(), SESSION, "msg_type=" + row.label("msg_type"), direction);
    }

    /**
     * A refusal is the venue's answer over FIX, which does not say of which symbol the order is that was not cancelled,
     * and one of XChange's exceptions there.
     */
    private void refusal(Truth.Row row, boolean placed, String symbol) {
        String way = row.label("way");
        if (row.label("outcome").equals("failed") && !way.equals("rest")) {
            String ofFix = placed ? "order_exceeds_limit" : "too_late_to_cancel";
            String ofXChange = placed ? "funds_exceeded" : "order_not_valid";
            String reason = "reason=" + (way.equals(FIX) ? ofFix : ofXChange);
            counts.add("order_rejects_total", row.count(), DEMO, symbol, reason);
        }
    }

    private void place(Truth.Row row) {
        if (!row.label("way").equals("rest")) {
            String symbol = "symbol=" + symbol(row);
            String type = "order_type=" + lower(row.label("type"));
            counts.add(
                    "orders_total", row.count(), DEMO, symbol, type, "side=" + lower(row.label("side")), "status=new");
            counts.add("order_calls_total", row.count(), DEMO, "call=place", result(row));
            counts.add("order_execution_duration_seconds_count", row.count(), DEMO, symbol, type);
        }
    }

    private void cancel(Truth.Row row) {
        if (!row.label("way").equals("rest")) {
            counts.add("order_calls_total", row.count(), DEMO, "call=cancel", result(row));
            counts.add("order_call_duration_seconds_count", row.count(), DEMO, "call=cancel");
        }
    }

    /** Over FIX the call is the sending, which the venue's no comes after. */
    private static String result(Truth.Row row) {
        return "result=" + (row.label("way").equals(FIX) ? "ok" : row.label("outcome"));
    }

    private static String symbol(Truth.Row row) {
        String symbol = row.label("symbol");
        return row.label("way").equals(XCHANGE) ? symbol.replace("USDT", "/USDT") : symbol;
    }

    private static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    /** How a row of reports came about, so that who counts them is known: FIX reports need no probe. */
    static boolean isByFix(Truth.Row reports) {
        return reports.label("source").equals(FIX);
    }
}
