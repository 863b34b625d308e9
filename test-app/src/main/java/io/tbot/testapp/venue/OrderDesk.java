package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Takes, cancels and finds orders, and reports what became of them.
 *
 * <p>Threads: those of the HTTP connections and of the FIX sessions.
 */
public final class OrderDesk {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Set<String> symbols;
    private final MatchingRules rules;
    private final VenueJournal journal;
    private final OpenOrders openOrders = new OpenOrders();
    private final AtomicLong lastOrderId = new AtomicLong();

    OrderDesk(Set<String> symbols, MatchingRules rules, VenueJournal journal) {
        this.symbols = symbols;
        this.rules = rules;
        this.journal = journal;
    }

    /**
     * Accepts an order; {@link #report} must follow once the client has its answer.
     *
     * @param reports where to tell what becomes of it
     */
    public Order place(Map<String, String> form, Reports reports) throws Refusal {
        OrderTrail trail = trail(form, reports);
        String id = trail.clientId();
        MatchingRules.Fate fate = rules.fateOf(id);
        if (fate == MatchingRules.Fate.REJECTED) {
            RejectReason reason = rules.reasonOf(id);
            reject(trail, reason.name());
            throw reason.refusal();
        }
        OrderTicket ticket = OrderTicket.from(form, symbols);
        Order order = new Order(lastOrderId.incrementAndGet(), ticket, fate, rules.lossOf(id), reports, trail);
        if (!openOrders.add(order, fate == MatchingRules.Fate.STAYS_OPEN)) {
            reject(trail, "DUPLICATE_ID");
            throw new Refusal(Refusal.REJECTED_ORDER, "client order id '" + id + "' is taken");
        }
        trail.accepted(order.orderId());
        journal.countOrder(Order.NEW);
        return order;
    }

    /** Notes an order that was turned away unread. */
    public void turnAway(Map<String, String> form, Reports reports) {
        try {
            trail(form, reports).rejected("RATE_LIMIT");
        } catch (Refusal meaningless) {
            // nobody will ask what became of it
        }
    }

    /** Notes an order that nobody took, though the client cannot know. */
    void drop(Map<String, String> form, Reports reports) throws Refusal {
        trail(form, reports).lost("5xx, not taken");
    }

    /** Tells the client of an order and fills it as the rules say. */
    public void report(Order order) {
        MatchingRules.Loss loss = order.loss();
        boolean heard = loss != MatchingRules.Loss.EVERYTHING;
        try {
            if (heard && !(loss == MatchingRules.Loss.ANSWER && order.reports().answers())) {
                tell(order, Order.NEW, "NEW", BigDecimal.ZERO);
            }
            BigDecimal half = order.ticket().quantity().divide(TWO); // exact: half a decimal is one too
            switch (order.fate()) {
                case FILLS_AT_ONCE -> fill(order, order.ticket().quantity(), heard);
                case FILLS_IN_TWO_PARTS -> {
                    fill(order, half, heard);
                    fill(order, half, heard);
                }
                case EXPIRES -> expire(order, heard);
                case EXPIRES_IN_PART -> {
                    fill(order, half, heard);
                    expire(order, heard);
                }
                default -> {}
            }
        } finally {
            order.markReported();
        }
    }

    /** Notes that the answer to an order does not leave. */
    public void lose(Order order) {
        MatchingRules.Loss loss = order.loss();
        if (loss != MatchingRules.Loss.NOTHING) {
            order.trail().lost(loss == MatchingRules.Loss.ANSWER ? "answer" : "everything");
            journal.count("lost_answers", order.reports().way());
        }
    }

    public Order cancel(Map<String, String> form) throws Refusal {
        String symbol = OrderTicket.symbol(form, symbols);
        String id = OrderTicket.text(form, "origClientOrderId");
        Order order = openOrders.take(symbol, id);
        if (order == null) {
            throw new Refusal(Refusal.CANCEL_REJECTED, "order '" + id + "' is not open");
        }
        order.cancel();
        journal.countOrder(Order.CANCELED);
        return order;
    }

    /** Tells the client of a cancel, after it has been told of the order. */
    public void reportCancel(Order order) throws InterruptedException {
        order.awaitReported();
        tell(order, Order.CANCELED, Order.CANCELED, BigDecimal.ZERO);
    }

    /**
     * Changes price and quantity of an order that rests: it keeps its place and the venue's id under a new client id.
     * {@link #reportReplace} must follow.
     *
     * @throws Refusal if it does not rest, or the new client id is taken
     */
    public Order replace(Map<String, String> form, Reports reports) throws Refusal {
        OrderTicket ticket = OrderTicket.from(form, symbols);
        String orderId = form.get("orderId");
        String id = orderId != null ? orderId : OrderTicket.text(form, "origClientOrderId");
        Order old = orderId != null ? openOrders.resting(orderId) : openOrders.find(id);
        if (old != null) {
            MatchingRules.Fate fate = rules.fateOfReplacement(ticket.clientOrderId());
            Order replacement = old.replacement(ticket, fate, reports);
            if (openOrders.replace(old, replacement)) {
                old.replace();
                old.trail().replaced(ticket);
                journal.countOrder(Order.REPLACED);
                return replacement;
            }
        }
        throw new Refusal(Refusal.CANCEL_REJECTED, "order '" + id + "' is not open, or the new id is taken");
    }

    /** Tells the client that one order has taken another's place, and fills it as the rules say. */
    public void reportReplace(Order order) {
        try {
            tell(order, Order.REPLACED, Order.REPLACED, BigDecimal.ZERO);
            BigDecimal half = order.ticket().quantity().divide(TWO);
            switch (order.fate()) {
                case FILLS_IN_PART -> fill(order, half, true);
                case FILLS_IN_TWO_PARTS -> {
                    if (openOrders.take(order.ticket().symbol(), order.clientOrderId()) != null) {
                        fill(order, half, true);
                        fill(order, half, true);
                    }
                }
                default -> {}
            }
        } finally {
            order.markReported();
        }
    }

    Order find(Map<String, String> form) throws Refusal {
        String id = OrderTicket.text(form, "origClientOrderId");
        Order order = openOrders.find(id);
        if (order == null) {
            throw new Refusal(Refusal.UNKNOWN_ORDER, "order '" + id + "' does not exist");
        }
        return order;
    }

    /** An order that the venue knows by this client id, though it may be done; else null. */
    public @Nullable Order known(String clientOrderId) {
        return openOrders.find(clientOrderId);
    }

    OpenOrders openOrders() {
        return openOrders;
    }

    private OrderTrail trail(Map<String, String> form, Reports reports) throws Refusal {
        long receivedNanos = System.nanoTime();
        return journal.trails().open(OrderTicket.from(form, symbols), reports, receivedNanos);
    }

    private void reject(OrderTrail trail, String reason) {
        trail.rejected(reason);
        journal.count("rejects", reason);
        journal.countOrder(Order.REJECTED);
    }

    private void fill(Order order, BigDecimal quantity, boolean heard) {
        order.fill(quantity);
        journal.countOrder(order.status());
        if (heard) {
            tell(order, order.status(), "TRADE", quantity);
        }
    }

    private void expire(Order order, boolean heard) {
        order.expire();
        journal.countOrder(Order.EXPIRED);
        if (heard) {
            tell(order, Order.EXPIRED, Order.EXPIRED, BigDecimal.ZERO);
        }
    }

    private static void tell(Order order, String status, String executionType, BigDecimal quantity) {
        order.trail().told(status, OrderTrail.REPORT);
        order.reports().send(order, executionType, quantity);
    }
}
