package io.tbot.engine.measure;

/**
 * A family of operations of which a thread counts only the outermost: a proxy and its target, an overload and the one
 * it calls, are one operation. {@link #EACH_PROBE} nests by probe instead of by family; {@link #NONE} never does.
 */
public enum Guard {
    NONE(0),
    ORDER(1),
    MARKET_DATA(2),
    STRATEGY(3),
    RISK(4),
    CACHE(5),
    DATABASE(6),
    CONNECTION_POOL(7),
    HTTP(8),
    WEBSOCKET(9),
    ORDER_EVENT(10),
    ACCOUNT(11),
    EACH_PROBE(12);

    private final int number;

    Guard(int number) {
        this.number = number;
    }

    /** What frames compare: 0 never nests, and probes that nest each for itself follow upon the last family. */
    int number(int probe) {
        return this == EACH_PROBE ? number + probe : number;
    }
}
