package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of one order.
 *
 * <p>Threads: whoever holds the blotter's lock. Shape: about 0.3 KB, and as much for its ids and decimals; ids of
 * executions at most {@value #MAX_EXECUTIONS}. Units: {@link System#nanoTime}, 0 for not yet.
 */
final class OrderRecord {
    /** An order that is executed in more pieces is rare; of those the oldest ids are forgotten. */
    static final int MAX_EXECUTIONS = 256;

    private static final int MAX_KEYS = 64;
    private static final OrderKey[] NO_KEYS = {};
    private static final Object[] NOTHING = {};

    final @Nullable OrderList[] lists = new OrderList[OrderList.SLOTS];
    final @Nullable OrderRecord[] previous = new OrderRecord[OrderList.SLOTS];
    final @Nullable OrderRecord[] next = new OrderRecord[OrderList.SLOTS];

    String exchange = "";
    String symbol = "";
    String side = "";
    String type = "";
    String strategy = "";

    @Nullable
    String clientId;

    @Nullable
    String venueId;

    /** Every id that leads here. */
    OrderKey[] keys = NO_KEYS;

    Market market;

    /** The call that placed it, while its end may still be told; 0 for none. */
    long call;

    @Nullable
    BigDecimal price;

    @Nullable
    BigDecimal qty;

    final Fills fills = new Fills();

    OrderState state = OrderState.NEW;

    /** The states that were counted: a bit for each. */
    int reached = OrderState.NEW.bit();

    /** Whether the state is only concluded from the order's absence in a list. */
    boolean presumed;

    /** Whether its end is known from an answer to a question, and so nobody knows since when. */
    boolean endAskedFor;

    boolean orphaned;
    boolean refusalCounted;

    /** Whether the refusal of a cancel or replace was counted whose call has not ended yet. */
    boolean changeRefusalCounted;

    /** Whether its measures may be told: the call that placed it is over. */
    boolean settled;

    boolean ackTold;
    boolean firstFillTold;
    boolean fillTold;
    boolean slippageTold;

    /** Whether it is part of its market's fill share. */
    boolean shared;

    @Nullable
    String reason;

    long submitNanos;
    long wireNanos;
    long ackNanos;
    long firstFillNanos;
    long fillNanos;
    long doneNanos;

    /** When anything was last told of it. */
    long lastNanos;

    /** When a list of open orders last held it. */
    long listedNanos;

    /** When a cancel was asked for that nobody answered yet. */
    long cancelNanos;

    boolean cancelSent;

    /** When a change was asked for that nobody answered yet. */
    long replaceNanos;

    @Nullable
    Change change;

    int replaces;

    int tickLink;
    long tickNanos;
    double midPx = Double.NaN;

    private @Nullable Object[] executions = NOTHING;
    private int executionCount;

    OrderRecord(Market market) {
        this.market = market;
    }

    /** Whether the venue has said nothing of it yet. */
    boolean awaitsAck() {
        return ackNanos == 0 && !state.isDone() && state.compareTo(OrderState.OPEN) < 0;
    }

    /** Notes an id that leads here; beyond {@value #MAX_KEYS} none is. */
    boolean note(OrderKey key) {
        if (keys.length >= MAX_KEYS) {
            return false;
        }
        keys = Arrays.copyOf(keys, keys.length + 1);
        keys[keys.length - 1] = key;
        return true;
    }

    /** Whether the execution of this id is news; it is none from now on. */
    boolean executed(Object id) {
        for (Object known : executions) {
            if (id.equals(known)) {
                return false;
            }
        }
        if (executionCount == executions.length && executions.length < MAX_EXECUTIONS) {
            executions = Arrays.copyOf(executions, Math.max(2, executions.length * 2));
        }
        executions[executionCount++ % MAX_EXECUTIONS] = id;
        if (executionCount == 2 * MAX_EXECUTIONS) {
            executionCount = MAX_EXECUTIONS;
        }
        return true;
    }

    /** What a replace asked for, until it is answered. */
    record Change(
            @Nullable String clientId,
            @Nullable BigDecimal price,
            @Nullable BigDecimal qty) {}
}
