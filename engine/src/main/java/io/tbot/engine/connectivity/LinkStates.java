package io.tbot.engine.connectivity;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which connections stand at one moment, as those tell who know them. Threads: the one that asks. */
public final class LinkStates {
    private final Map<String, List<Long>> silentNanos = new HashMap<>();
    private final Map<String, Map<String, Boolean>> sessions = new HashMap<>();

    /** Whoever knows connections. */
    public interface Source {
        /** Tells of each of them. */
        void tell(LinkStates states);
    }

    /** A WebSocket connection is up, and this long nothing came over it. */
    public void webSocket(String exchange, long silentNanos) {
        this.silentNanos.computeIfAbsent(exchange, e -> new ArrayList<>()).add(silentNanos);
    }

    /** A FIX session that the bot opened, or means to. */
    public void fixSession(String exchange, String id, boolean up) {
        sessions.computeIfAbsent(exchange, e -> new TreeMap<>()).put(id, up);
    }

    /** For each WebSocket connection that is up, how long nothing came. */
    List<Long> silentNanos(String exchange) {
        return silentNanos.getOrDefault(exchange, List.of());
    }

    /** The venue's FIX sessions, and whether each is up. */
    Map<String, Boolean> sessions(String exchange) {
        return sessions.getOrDefault(exchange, Map.of());
    }

    /** Every venue that was told of. */
    List<String> exchanges() {
        List<String> exchanges = new ArrayList<>(silentNanos.keySet());
        exchanges.addAll(sessions.keySet());
        return exchanges;
    }
}
