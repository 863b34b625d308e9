package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * What one source tells of one order at one moment. A source sets what it knows and leaves the rest: {@code null}, NaN
 * or {@link #NONE}. Quantities and prices come as an object ({@code String} or {@code Number}) or as a {@code double};
 * ids as a {@code String} or as a {@code long}. Only immutable objects may be set: they are read later, by another
 * thread.
 *
 * <p>Threads: each of the bot's has one of its own, which {@link Orders#facts} clears; the engine copies it. Units:
 * {@link System#nanoTime} for what ends in {@code Nanos}, nanoseconds since 1970 for {@code …EpochNanos}.
 */
public final class OrderFacts {
    /** No number is known. */
    public static final long NONE = Long.MIN_VALUE;

    /** A call of {@link #kind} begins. */
    public static final int BEGIN = 0;

    /** The request of a call leaves this machine. */
    public static final int WIRE = 1;

    /**
     * A call ended: {@link #outcome} says how; ids and states are those of the answer. One that went well and names
     * neither a state nor an id of the venue's only handed the request on, as over FIX: no acknowledgement.
     */
    public static final int END = 2;

    /**
     * The venue reports a change of an order. With a {@link #kind} of replace or cancel it answers such a request,
     * which {@link #outcome} says was carried out or {@link #REFUSED}: {@link #clientId} is the request's,
     * {@link #origClientId} the order's, {@link #status} what the order is now, where the report says.
     */
    public static final int REPORT = 3;

    /** An answer to a question names an order and its state now. */
    public static final int LISTED = 4;

    /** A list of open orders ends; it was the whole list where {@link #complete}. */
    public static final int LIST_END = 5;

    /** A list of the bot's trades names one. */
    public static final int TRADE = 6;

    /** The call was carried out. */
    public static final int OK = 0;

    /** The venue or the library refused; {@link #reason} says why. */
    public static final int REFUSED = 1;

    /** Nobody knows whether the venue carried it out. */
    public static final int UNKNOWN = 2;

    /** The library has no such call: there was none. */
    public static final int NOT_OFFERED = 3;

    /** Nothing links the order to a tick. */
    public static final int NO_TICK = 0;

    /** The order's own chain of calls began with the tick. */
    public static final int CAUSAL = 1;

    /** The bot asked for market data on the same thread before it ordered. */
    public static final int POLLED = 2;

    /** The latest tick of the symbol. */
    public static final int INFERRED = 3;

    /** {@link #BEGIN} to {@link #TRADE}. */
    public int step;

    /** {@link Orders#PLACE}, {@link Orders#REPLACE}, {@link Orders#CANCEL} or {@link Orders#QUERY}. */
    public int kind;

    /** Which call of the bot's; 0 for none. The engine sets it where the call is open on this thread. */
    public long call;

    public long timeNanos;
    public long venueEpochNanos;
    public int outcome;
    public @Nullable Object reason;

    /**
     * Whether whoever tells this has counted the refusal, or the unknown outcome, already; else the blotter does, once
     * per call or order.
     */
    public boolean counted;

    /** The venue's name. */
    public @Nullable Object exchange;

    public @Nullable Object symbol;
    public @Nullable Object side;
    public @Nullable Object type;
    public @Nullable Object strategy;

    public @Nullable Object clientId;
    public long clientIdNumber;
    /** The client id of the order that this one replaces or cancels. */
    public @Nullable Object origClientId;

    public @Nullable Object venueId;
    public long venueIdNumber;

    /** Of one report or trade: what came again with the same one says nothing new. */
    public @Nullable Object execId;

    /** As the source spells it. */
    public @Nullable Object status;

    public @Nullable Object price;
    public double priceNumber;
    public @Nullable Object qty;
    public double qtyNumber;
    public @Nullable Object lastPx;
    public double lastPxNumber;
    public @Nullable Object lastQty;
    public double lastQtyNumber;
    public @Nullable Object cumQty;
    public double cumQtyNumber;
    public @Nullable Object avgPx;
    public double avgPxNumber;
    public @Nullable Object fee;
    public @Nullable Object feeCurrency;

    /**
     * Whether the report takes back or corrects an execution told before: {@link #cumQty} and {@link #avgPx} hold now,
     * even where they are less, and there is no last quantity: nothing new was filled.
     */
    public boolean revises;

    /** Whether the source says that it may have told this before. */
    public boolean again;

    /** Whether a list held every open order of the symbol, or of the venue where none is set. */
    public boolean complete;

    /** {@link #NO_TICK} to {@link #INFERRED}. */
    public int tickLink;

    /** When that tick arrived. */
    public long tickNanos;

    /** The mid price of the symbol when the order was submitted; NaN where nobody knows. */
    public double midPx;

    public OrderFacts() {
        clear();
    }

    /** The object where it is one that may be set: a text, a number, an enum; {@code null} otherwise. */
    @HotPath
    public static @Nullable Object plain(@Nullable Object value) {
        return value instanceof String
                        || value instanceof Number
                        || value instanceof Enum
                        || value instanceof Boolean
                        || value instanceof Character
                ? value
                : null;
    }

    /** Forgets everything. */
    @HotPath
    public void clear() {
        step = BEGIN;
        kind = 0;
        call = 0;
        timeNanos = 0;
        venueEpochNanos = 0;
        outcome = OK;
        reason = null;
        counted = false;
        exchange = null;
        symbol = null;
        side = null;
        type = null;
        strategy = null;
        clientId = null;
        clientIdNumber = NONE;
        origClientId = null;
        venueId = null;
        venueIdNumber = NONE;
        execId = null;
        status = null;
        price = null;
        priceNumber = Double.NaN;
        qty = null;
        qtyNumber = Double.NaN;
        lastPx = null;
        lastPxNumber = Double.NaN;
        lastQty = null;
        lastQtyNumber = Double.NaN;
        cumQty = null;
        cumQtyNumber = Double.NaN;
        avgPx = null;
        avgPxNumber = Double.NaN;
        fee = null;
        feeCurrency = null;
        revises = false;
        again = false;
        complete = false;
        tickLink = NO_TICK;
        tickNanos = 0;
        midPx = Double.NaN;
    }

    /**
     * Forgets what belongs to one order, and keeps the words that the next one most likely has as well: what is there
     * already need not be written, and a reference into an old object is the dearest thing to write. Only for facts
     * that {@link #copyTo} fills.
     */
    public void forget() {
        Object exchange = this.exchange;
        Object type = this.type;
        Object side = this.side;
        Object strategy = this.strategy;
        clear();
        this.exchange = exchange;
        this.type = type;
        this.side = side;
        this.strategy = strategy;
    }

    /** Copies everything to {@code other}. */
    @HotPath
    public void copyTo(OrderFacts other) {
        other.step = step;
        other.kind = kind;
        other.call = call;
        other.timeNanos = timeNanos;
        other.venueEpochNanos = venueEpochNanos;
        other.outcome = outcome;
        other.reason = reason;
        other.counted = counted;
        if (other.exchange != exchange) {
            other.exchange = exchange;
        }
        other.symbol = symbol;
        if (other.side != side) {
            other.side = side;
        }
        if (other.type != type) {
            other.type = type;
        }
        if (other.strategy != strategy) {
            other.strategy = strategy;
        }
        other.clientId = clientId;
        other.clientIdNumber = clientIdNumber;
        other.origClientId = origClientId;
        other.venueId = venueId;
        other.venueIdNumber = venueIdNumber;
        other.execId = execId;
        other.status = status;
        other.price = price;
        other.priceNumber = priceNumber;
        other.qty = qty;
        other.qtyNumber = qtyNumber;
        other.lastPx = lastPx;
        other.lastPxNumber = lastPxNumber;
        other.lastQty = lastQty;
        other.lastQtyNumber = lastQtyNumber;
        other.cumQty = cumQty;
        other.cumQtyNumber = cumQtyNumber;
        other.avgPx = avgPx;
        other.avgPxNumber = avgPxNumber;
        other.fee = fee;
        other.feeCurrency = feeCurrency;
        other.revises = revises;
        other.again = again;
        other.complete = complete;
        other.tickLink = tickLink;
        other.tickNanos = tickNanos;
        other.midPx = midPx;
    }
}
