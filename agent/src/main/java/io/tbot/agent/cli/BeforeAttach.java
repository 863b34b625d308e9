package io.tbot.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What an attached agent does not see of what began before it came, in words. */
final class BeforeAttach {
    /** Stands for own probes of orders beside the instrumentations. */
    static final String ORDER_PROBES = "order.";

    private static final List<Unseen> ALL = List.of(
            new Unseen(
                    "a WebSocket that is open, until its next connection",
                    Set.of(
                            "java-http-websocket",
                            "java-websocket",
                            "jetty-websocket",
                            "nv-websocket",
                            "okhttp-websocket",
                            "tyrus",
                            "xchange-stream")),
            new Unseen("streams of orders and trades that the bot subscribed to before", Set.of("xchange-stream")),
            new Unseen("a FIX session, until its next message", Set.of("quickfixj")),
            new Unseen(
                    "the text of a statement that was prepared before; it counts under operation other",
                    Set.of("jdbc")),
            new Unseen("a cache that was built before", Set.of("caffeine", "guava-cache")),
            new Unseen(
                    "an order that was placed before; what becomes of it belongs to no order that is known",
                    Set.of("quickfixj", "xchange", "xchange-stream", "binance-connector", ORDER_PROBES)));

    private BeforeAttach() {}

    /** One line each, for what has woven a class of this bot: instrumentations, {@link #ORDER_PROBES}. */
    static List<String> unseen(Set<String> instrumentations) {
        List<String> lines = new ArrayList<>();
        for (Unseen each : ALL) {
            if (each.by().stream().anyMatch(instrumentations::contains)) {
                lines.add(each.what());
            }
        }
        lines.add("a method that is running, until its next call");
        return lines;
    }

    /**
     * What is not seen.
     *
     * @param what in words
     * @param by whom
     */
    private record Unseen(String what, Set<String> by) {}
}
