package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bot's own measurements, taken where it calls: around the call, never within.
 *
 * <p>Threads: any.
 *
 * <p>Shape: 8 bytes per timed call for as long as the run lasts; switched off it keeps nothing.
 */
final class GroundTruth {
    private static final String FAILED = "failed";
    private static final String OK = "ok";

    private final boolean on;
    private final Tally placed = Tally.timed("way", "symbol", "side", "type", "outcome");
    private final Tally canceled = Tally.timed("way", "symbol", "outcome");
    private final Tally executions = Tally.timed("source", "status");
    private final Tally ticks = Tally.timed("symbol");
    private final Tally risks = Tally.counted("result");
    private final Tally evaluations = Tally.counted("symbol", "signal");
    private final Tally statements = Tally.timed("operation", "table", "kind", "outcome");
    private final Tally requests = Tally.counted("method", "path", "status");
    private final Tally messages = Tally.counted("stream", "direction");
    private final Tally fixMessages = Tally.counted("msg_type", "direction", "poss_dup");
    private final Tally fixSends = Tally.timed("msg_type");
    private final Tally connects = Tally.counted("stream");
    private final Tally replaced = Tally.timed("way", "outcome");
    private final Tally asked = Tally.counted("way", "question", "outcome");
    private final Tally unknown = Tally.counted("way", "call");
    private final Tally acknowledged = Tally.timed("way", "symbol", "type");
    private final Tally filled = Tally.timed("way", "symbol", "type");
    private final Tally answeredTicks = Tally.timed("way", "symbol");

    private GroundTruth(boolean on) {
        this.on = on;
    }

    static GroundTruth kept() {
        return new GroundTruth(true);
    }

    static GroundTruth notKept() {
        return new GroundTruth(false);
    }

    void placed(Way way, OrderRequest request, boolean ok, long nanos) {
        if (on) {
            String outcome = ok ? OK : FAILED;
            placed.time(
                    nanos,
                    way.label(),
                    request.symbol(),
                    request.side().name(),
                    request.type().name(),
                    outcome);
        }
    }

    void canceled(Way way, String symbol, boolean ok, long nanos) {
        if (on) {
            canceled.time(nanos, way.label(), symbol, ok ? OK : FAILED);
        }
    }

    void replaced(Way way, boolean ok, long nanos) {
        if (on) {
            replaced.time(nanos, way.label(), ok ? OK : FAILED);
        }
    }

    /** @param question {@code order} or {@code open} */
    void asked(Way way, String question, boolean ok) {
        if (on) {
            asked.count(way.label(), question, ok ? OK : FAILED);
        }
    }

    /** Nobody knows whether the venue did what a call asked for. */
    void unknown(Way way, String call) {
        if (on) {
            unknown.count(way.label(), call);
        }
    }

    /** From placing an order to the first word of the venue that it has it; negative for none. */
    void acknowledged(OrderRecord order, long nanos) {
        time(acknowledged, order, nanos);
    }

    /** From placing an order to the report that it is filled; negative for none. */
    void filled(OrderRecord order, long nanos) {
        time(filled, order, nanos);
    }

    /** From a tick's arrival to the placing of the order that it led to. */
    void answered(Way way, String symbol, long nanos) {
        if (on) {
            answeredTicks.time(nanos, way.label(), symbol);
        }
    }

    private void time(Tally tally, OrderRecord order, long nanos) {
        if (on && nanos >= 0) {
            OrderRequest request = order.request();
            tally.time(
                    nanos, order.way().label(), request.symbol(), request.type().name());
        }
    }

    /** @param source what brought the report */
    void executed(Execution execution, String source, long nanos) {
        if (on) {
            executions.time(nanos, source, execution.status());
        }
    }

    void ticked(Tick tick, long nanos) {
        if (on) {
            ticks.time(nanos, tick.symbol());
        }
    }

    void checked(RiskResult result) {
        if (on) {
            risks.count(result.name());
        }
    }

    void evaluated(Tick tick, @Nullable Signal signal) {
        if (on) {
            evaluations.count(tick.symbol(), signal == null ? "none" : signal.name());
        }
    }

    /** One {@code executeUpdate} (single) or {@code executeBatch} (batch). */
    void executed(Sql sql, String kind, boolean ok, int rows, long nanos) {
        if (on) {
            statements.add(nanos, rows, sql.operation(), sql.table(), kind, ok ? OK : FAILED);
        }
    }

    void http(String method, String path, int status) {
        if (on) {
            requests.count(method, path, Integer.toString(status));
        }
    }

    /** One FIX message on the wire; {@code again}: it says that it may have been sent before. */
    void fix(String type, String direction, boolean again) {
        if (on) {
            fixMessages.count(type, direction, again ? "Y" : "N");
        }
    }

    /** The sending of one FIX message. */
    void fixSent(String type, long nanos) {
        if (on) {
            fixSends.time(nanos, type);
        }
    }

    void connected(String stream) {
        if (on) {
            connects.count(stream);
        }
    }

    /** A whole message arrived; its size is counted as the UTF-8 it travelled as. */
    void received(String stream, CharSequence message) {
        if (on) {
            messages.add(0, utf8Length(message), stream, "in");
        }
    }

    /** A message of ours was sent. */
    void sent(String stream, CharSequence message) {
        if (on) {
            messages.add(0, utf8Length(message), stream, "out");
        }
    }

    /** Writes everything as one JSON object. */
    void write(Path file) throws IOException {
        JsonObject root = new JsonObject();
        root.put("place_order", placed.toJson(""));
        root.put("cancel_order", canceled.toJson(""));
        root.put("replace_order", replaced.toJson(""));
        root.put("questions", asked.toJson(""));
        root.put("unknown_outcomes", unknown.toJson(""));
        root.put("order_ack", acknowledged.toJson(""));
        root.put("order_fill", filled.toJson(""));
        root.put("tick_to_trade", answeredTicks.toJson(""));
        root.put("on_execution", executions.toJson(""));
        root.put("on_tick", ticks.toJson(""));
        root.put("risk_check", risks.toJson(""));
        root.put("evaluate", evaluations.toJson(""));
        root.put("sql", statements.toJson("rows"));
        root.put("http", requests.toJson(""));
        root.put("fix_messages", fixMessages.toJson(""));
        root.put("fix_sends", fixSends.toJson(""));
        root.put("web_socket_messages", messages.toJson("bytes"));
        root.put("web_socket_connects", connects.toJson(""));
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(JsonWriter.string(root));
            out.write("\n");
        }
    }

    private static int utf8Length(CharSequence text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            // each half of a surrogate pair stands for two of its four bytes
            bytes += unit < 0x80 ? 1 : unit < 0x800 || Character.isSurrogate(unit) ? 2 : 3;
        }
        return bytes;
    }
}
