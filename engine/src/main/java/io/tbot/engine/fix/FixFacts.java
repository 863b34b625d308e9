package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.flow.OrderFlow;
import org.jspecify.annotations.Nullable;

/**
 * What messages tell of the bot's orders: D, F and G are calls that end when they are handed on, 8, 9, 3 and j the
 * venue's answers.
 *
 * <p>Threads: any of the bot's; nobody waits. Units: a report's time is that of its arrival at the reader of the
 * socket, where the library hands it over from there.
 */
final class FixFacts {
    private static final String REJECTED = "8";

    /** Tag 37, which must be there, of an order that the venue never took. */
    private static final String NO_ORDER = "NONE";

    private static final String REPLACED = "5";
    private static final String CANCELLED = "4";
    private static final String REPLACE_REQUEST = "2";
    /** Of a message that the session did not hand to the transport. */
    private static final String NOT_SENT = "not_sent";

    private final OrderFlow flow;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<SentOrder> sending = new SentOrders();

    FixFacts(OrderFlow flow) {
        this.flow = flow;
    }

    /** An order is about to be sent. */
    @HotPath
    void begin(
            FixSession session,
            long startNanos,
            char kind,
            @Nullable String symbol,
            @Nullable String orderType,
            @Nullable String side) {
        OrderFacts facts = flow.told();
        sending.get().open(session, kind, symbol, facts);
        facts.kind = callOf(kind);
        facts.timeNanos = startNanos;
        facts.exchange = session.exchange;
        facts.symbol = symbol;
        facts.type = orderType;
        facts.side = side;
        flow.begin(facts);
    }

    /** A message got its number and goes to the store. */
    @HotPath
    void numbered(FixSession session, int number, String type) {
        SentOrder order = sending.get();
        boolean ours = order.session == session && type.length() == 1 && type.charAt(0) == order.kind;
        order.stored |= ours;
        session.sent.put(number, type, ours ? order : null);
    }

    /** A text goes to the socket's writer. */
    @HotPath
    void writing(long nanos, String text) {
        SentOrder order = sending.get();
        if (order.session != null) {
            String type = WireText.typeOf(text);
            if (type.length() == 1 && type.charAt(0) == order.kind) {
                flow.wired(nanos);
            }
        }
    }

    /**
     * An order was sent, or was not: what the store has may still go out, as a possible duplicate after the next logon.
     */
    @HotPath
    void end(FixSession session, long endNanos, boolean handedOn) {
        SentOrder order = sending.get();
        OrderFacts facts = flow.facts();
        facts.kind = callOf(order.kind);
        facts.timeNanos = endNanos;
        facts.exchange = session.exchange;
        facts.symbol = order.symbol;
        facts.clientId = order.clientId;
        if (!handedOn) {
            facts.outcome = order.stored ? OrderFacts.UNKNOWN : OrderFacts.REFUSED;
            facts.reason = NOT_SENT;
        }
        order.clear();
        flow.end(facts);
    }

    /** An execution report, of which its advice has told ids, quantities and prices. */
    @HotPath
    void report(
            FixSession session,
            @Nullable String status,
            @Nullable String executionType,
            @Nullable String transactionType,
            @Nullable String refusal,
            @Nullable String time) {
        OrderFacts facts = flow.told();
        boolean answer = is("I", executionType) || is("3", transactionType);
        facts.step = answer ? OrderFacts.LISTED : OrderFacts.REPORT;
        facts.status = status;
        facts.side = FixWords.side((String) facts.side);
        if (FixOrders.NO_ID.equals(facts.execId)) {
            facts.execId = null;
        }
        if (NO_ORDER.equals(facts.venueId)) {
            facts.venueId = null;
        }
        if (!answer && is(REPLACED, executionType)) {
            facts.kind = Orders.REPLACE;
        } else if (!answer && is(CANCELLED, status) && facts.origClientId != null) {
            facts.kind = Orders.CANCEL;
        } else if (is(REJECTED, status)) {
            facts.outcome = OrderFacts.REFUSED;
            facts.reason = FixWords.orderRefusal(refusal);
            facts.counted = !answer;
        }
        facts.revises = is("H", executionType)
                || is("G", executionType)
                || is("1", transactionType)
                || is("2", transactionType);
        if (facts.revises) {
            facts.lastQty = null;
            facts.lastPx = null;
        }
        facts.venueEpochNanos = FixTime.of(time);
        tell(session, facts);
    }

    /** A cancel or replace was refused, of which its advice has told the ids. */
    @HotPath
    void cancelRefused(FixSession session, @Nullable String responseTo, String reason) {
        OrderFacts facts = flow.told();
        facts.step = OrderFacts.REPORT;
        facts.kind = is(REPLACE_REQUEST, responseTo) ? Orders.REPLACE : Orders.CANCEL;
        facts.outcome = OrderFacts.REFUSED;
        facts.reason = reason;
        facts.counted = true;
        tell(session, facts);
    }

    /**
     * The message with this number was rejected, which is an order or request; where nobody knows the number, the one
     * whose client id the reject names.
     */
    @HotPath
    void rejected(FixSession session, int number, char kind, String reason) {
        OrderFacts facts = flow.told();
        Object named = facts.clientId;
        Object sent = session.sent.clientIdOf(number);
        facts.clear();
        facts.step = OrderFacts.REPORT;
        facts.kind = callOf(kind);
        facts.outcome = OrderFacts.REFUSED;
        facts.reason = reason;
        facts.counted = true;
        facts.status = kind == 'D' ? REJECTED : null;
        facts.clientId = sent == null ? named : sent;
        facts.origClientId = session.sent.origClientIdOf(number);
        facts.symbol = session.sent.symbolOf(number);
        if (facts.clientId != null) {
            tell(session, facts);
        }
    }

    @HotPath
    private void tell(FixSession session, OrderFacts facts) {
        facts.timeNanos = session.arrivalNanos;
        facts.exchange = session.exchange;
        flow.tell(facts);
    }

    @HotPath
    private static boolean is(String code, @Nullable Object value) {
        return code.equals(value);
    }

    @HotPath
    private static int callOf(char kind) {
        return kind == 'D' ? Orders.PLACE : kind == 'G' ? Orders.REPLACE : Orders.CANCEL;
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private static final class SentOrders extends ThreadLocal<SentOrder> {
        @Override
        protected SentOrder initialValue() {
            return new SentOrder();
        }
    }
}
