package io.tbot.testapp.venue;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Takes, cancels and finds orders, and reports what became of them.
 *
 * <p>Threads: those of the HTTP connections.
 */
final class OrderDesk {
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    private final Set<String> symbols;
    private final MatchingRules rules;
    private final UserStream userStream;
    private final VenueJournal journal;
    private final OpenOrders openOrders = new OpenOrders();
    private final AtomicLong lastOrderId = new AtomicLong();

    OrderDesk(Set<String> symbols, MatchingRules rules, UserStream userStream, VenueJournal journal) {
        this.symbols = symbols;
        this.rules = rules;
        this.userStream = userStream;
        this.journal = journal;
    }

    /** Accepts an order; {@link #report} must follow once the client has its answer. */
    Order place(Map<String, String> form) throws Refusal {
        OrderTicket ticket = OrderTicket.from(form, symbols);
        MatchingRules.Fate fate = rules.fateOf(ticket.clientOrderId());
        if (fate == MatchingRules.Fate.REJECTED) {
            journal.countOrder(Order.REJECTED);
            throw new Refusal(Refusal.REJECTED_ORDER, "account has insufficient balance for requested action");
        }
        Order order = new Order(lastOrderId.incrementAndGet(), ticket, fate);
        if (!openOrders.add(order, fate == MatchingRules.Fate.STAYS_OPEN)) {
            journal.countOrder(Order.REJECTED);
            throw new Refusal(Refusal.REJECTED_ORDER, "client order id '" + ticket.clientOrderId() + "' is taken");
        }
        journal.countOrder(Order.NEW);
        return order;
    }

    /** Tells the user stream of an order and fills it as the rules say. */
    void report(Order order) {
        try {
            userStream.send(order, "NEW", BigDecimal.ZERO);
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

    Order cancel(Map<String, String> form) throws Refusal, InterruptedException {
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

    /** Tells the user stream of a cancel, after it has been told of the order. */
    void reportCancel(Order order) throws InterruptedException {
        order.awaitReported();
        userStream.send(order, Order.CANCELED, BigDecimal.ZERO);
    }

    Order find(Map<String, String> form) throws Refusal {
        String id = OrderTicket.text(form, "origClientOrderId");
        Order order = openOrders.find(id);
        if (order == null) {
            throw new Refusal(Refusal.UNKNOWN_ORDER, "order '" + id + "' does not exist");
        }
        return order;
    }

    OpenOrders openOrders() {
        return openOrders;
    }

    private void fill(Order order, BigDecimal quantity) {
        order.fill(quantity);
        journal.countOrder(order.status());
        userStream.send(order, "TRADE", quantity);
    }
}
