package io.tbot.engine.config;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a venue's REST and WebSocket traffic is to be read: which calls and messages mean what, and where each fact
 * stands.
 *
 * @param like a venue whose built-in profile stands behind this one; {@code null} for none
 * @param codes where an answer's own error code stands, {@code answer.…}; the more exact one first
 * @param ok codes that are no error
 * @param limits codes that mean that the bot asked too often
 * @param unknown codes that leave open whether the venue carried the call out
 * @param wraps fields that a message may be wrapped in
 */
public record ProfileRule(
        @Nullable String like,
        List<Call> calls,
        List<String> codes,
        List<String> ok,
        List<String> limits,
        List<String> unknown,
        List<String> wraps,
        List<Message> messages) {
    /** What a REST call may be. */
    public static final List<String> CALLS =
            List.of("place", "replace", "cancel", "query", "open_orders", "orders", "trades", "time", "limits");

    /** What a message about orders may be; any other word is a kind of market data. */
    public static final List<String> ORDER_MESSAGES =
            List.of("order", "fill", "reply", "send_place", "send_replace", "send_cancel");

    /** What a message about the market may be. */
    public static final List<String> MARKET_MESSAGES = List.of(
            "ticker",
            "trades",
            "agg_trades",
            "order_book",
            "quotes",
            "candles",
            "mark_price",
            "funding",
            "liquidations");

    /** The facts, in the order of their slots. */
    public static final List<String> FACTS = List.of(
            "symbol",
            "side",
            "order_type",
            "price",
            "qty",
            "client_id",
            "orig_client_id",
            "id",
            "status",
            "last_qty",
            "last_px",
            "cum_qty",
            "avg_px",
            "exec_id",
            "reason",
            "fee",
            "fee_currency",
            "time",
            "sequence",
            "first_sequence",
            "previous_sequence",
            "request_id",
            "bid",
            "ask",
            "limit_type",
            "limit_interval",
            "limit_interval_num",
            "limit",
            "limit_used",
            "code");

    /**
     * A REST call.
     *
     * @param is one of {@link #CALLS}
     * @param paths whole paths; {@code *} stands for one segment
     * @param facts by fact, its sources: {@code request.…}, {@code answer.…}, {@code path.N} or a literal in quotes
     */
    public record Call(String is, String method, List<String> paths, Map<String, List<String>> facts) {}

    /**
     * A message of a WebSocket.
     *
     * @param is one of {@link #ORDER_MESSAGES} or {@link #MARKET_MESSAGES}
     * @param when {@code field=value}, {@code field=one|other} or {@code field=beginning*}
     * @param facts by fact, its sources: a field, {@code *} for what the star of {@code when} stands for, or a literal
     */
    public record Message(String is, String when, Map<String, List<String>> facts) {}
}
