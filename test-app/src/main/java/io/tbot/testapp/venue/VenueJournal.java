package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * What the venue did, counted: the truth a bot's or an agent's numbers are compared with.
 *
 * <p>Threads: any.
 *
 * <p>Units: an order counts once in every status it reaches, so open orders are NEW - FILLED - CANCELED; bytes are
 * those of the WebSocket payload in UTF-8; FIX messages are those on the wire, by type and direction.
 *
 * <p>Not: what a client received. A message counts when it is queued; one that a closed connection swallowed is in
 * here.
 */
public final class VenueJournal {
    private static final Pattern FIX_TYPE = Pattern.compile("[0-9A-Za-z]{1,2}");

    private final Map<String, LongAdder> orders = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> fix = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> requests = new ConcurrentHashMap<>();
    private final Map<String, Channel> channels = new ConcurrentHashMap<>();
    private final Map<String, Map<String, LongAdder>> others = new ConcurrentHashMap<>();
    private final Map<String, String> allowance = new ConcurrentHashMap<>();
    private final OrderTrails trails = new OrderTrails();

    void countOrder(String status) {
        orders.computeIfAbsent(status, added -> new LongAdder()).increment();
    }

    void countRequest(String method, String path, int status) {
        requests.computeIfAbsent(method + " " + path + " " + status, added -> new LongAdder())
                .increment();
    }

    /** @param type one or two characters; anything else is counted as {@code (other)} */
    public void countFix(String type, String direction) {
        String known = FIX_TYPE.matcher(type).matches() ? type : "(other)";
        fix.computeIfAbsent(known + " " + direction, added -> new LongAdder()).increment();
    }

    /** Counts one of what has no place of its own: rejects by reason, closes by code ... */
    public void count(String what, String which) {
        count(what, which, 1);
    }

    void count(String what, String which, long many) {
        others.computeIfAbsent(what, added -> new ConcurrentHashMap<>())
                .computeIfAbsent(which, added -> new LongAdder())
                .add(many);
    }

    /** Notes what the last answer said of the client's allowance. */
    void noteAllowance(String header, String value) {
        allowance.put(header, value);
    }

    OrderTrails trails() {
        return trails;
    }

    void countConnection(String path) {
        channel(path).connections.increment();
    }

    void countMessage(String path, int bytes) {
        Channel channel = channel(path);
        channel.messages.increment();
        channel.bytes.add(bytes);
    }

    /** Every count. */
    String toJson() {
        JsonStringWriter json = JsonWriter.string().object();
        writeCounts(json);
        return json.end().done();
    }

    /** Every count, and what became of each order. */
    String toWholeJson() {
        JsonStringWriter json = JsonWriter.string().object();
        writeCounts(json);
        trails.writeTo(json);
        return json.end().done();
    }

    private void writeCounts(JsonStringWriter json) {
        counts(json, "orders", orders);
        counts(json, "requests", requests);
        counts(json, "fix", fix);
        json.object("websocket");
        new TreeMap<>(channels)
                .forEach((path, channel) -> json.object(path)
                        .value("connections", channel.connections.sum())
                        .value("messages", channel.messages.sum())
                        .value("bytes", channel.bytes.sum())
                        .end());
        json.end();
        new TreeMap<>(others).forEach((what, counts) -> counts(json, what, counts));
        json.object("allowance");
        new TreeMap<>(allowance).forEach(json::value);
        json.end();
    }

    private static void counts(JsonStringWriter json, String name, Map<String, LongAdder> counts) {
        json.object(name);
        new TreeMap<>(counts).forEach((key, count) -> json.value(key, count.sum()));
        json.end();
    }

    private Channel channel(String path) {
        return channels.computeIfAbsent(path, added -> new Channel());
    }

    private static final class Channel {
        final LongAdder connections = new LongAdder();
        final LongAdder messages = new LongAdder();
        final LongAdder bytes = new LongAdder();
    }
}
