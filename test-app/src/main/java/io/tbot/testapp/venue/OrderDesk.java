package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

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
        OrderTicket ticket = OrderTicket.from(form, symbols);
        MatchingRules.Fate fate = rules.fateOf(ticket.clientOrderId());
        if (fate == MatchingRules.Fate.REJECTED) {
            journal.countOrder(Order.REJECTED);
            throw new Refusal(Refusal.REJECTED_ORDER, "account has insufficient balance for requested action");
        }
        Order order = new Order(lastOrderId.incrementAndGet(), ticket, fate, reports);
        if (!openOrders.add(order, fate == MatchingRules.Fate.STAYS_OPEN)) {
            journal.countOrder(Order.REJECTED);
            throw new Refusal(Refusal.REJECTED_ORDER, "client order id '" + ticket.clientOrderId() + "' is taken");
        }
        journal.countOrder(Order.NEW);
        return order;
    }

    /** Tells the client of an order and fills it as the rules say. */
    public void report(Order order) {
        try {
            order.reports().send(order, "NEW", BigDecimal.ZERO);
            switch (order.fate()) {
                case FILLS_AT_ONCE -> fill(order, order.ticket().quantity());
                case FILLS_IN_TWO_PARTS -> {
                    BigDecimal half = order.ticket().quantity().divide(TWO); // exact: half a decimal is one too
                    fill(order, half);
                    fill(order, half);
                }
                default -> {}
            }
        } finally {
            order.markReported();
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
        order.reports().send(order, Order.CANCELED, BigDecimal.ZERO);
    }

    /**
     * Changes price and quantity of an order that rests: it keeps its place and the venue's id under a new client id.
     *
     * @throws Refusal if it does not rest, or the new client id is taken
     */
    public Order replace(Map<String, String> form, Reports reports) throws Refusal {
        OrderTicket ticket = OrderTicket.from(form, symbols);
        String id = OrderTicket.text(form, "origClientOrderId");
        Order old = openOrders.find(id);
        if (old != null) {
            Order replacement = new Order(old.orderId(), ticket, MatchingRules.Fate.STAYS_OPEN, reports);
            if (openOrders.replace(old, replacement)) {
                old.replace();
                replacement.markReported();
                journal.countOrder(Order.REPLACED);
                return replacement;
            }
        }
        throw new Refusal(Refusal.CANCEL_REJECTED, "order '" + id + "' is not open, or the new id is taken");
    }

    Order find(Map<String, String> form) throws Refusal {
        String id = OrderTicket.text(form, "origClientOrderId");
        Order order = openOrders.find(id);
        if (order == null) {
            throw new Refusal(Refusal.UNKNOWN_ORDER, "order '" + id + "' does not exist");
        }
        return order;
    }

    /** Whether the venue knows an order of this client id, though it may be done. */
    public boolean knows(String clientOrderId) {
        return openOrders.find(clientOrderId) != null;
    }

    OpenOrders openOrders() {
        return openOrders;
    }

    private void fill(Order order, BigDecimal quantity) {
        order.fill(quantity);
        journal.countOrder(order.status());
        order.reports().send(order, "TRADE", quantity);
    }
}
