package io.tbot.testapp.load;

import java.util.concurrent.atomic.LongAdder;

/** What a bot does with a tick, in the fewest instructions that keep each step a method of its own. */
final class Desk {
    /** An order as this bot knows it. */
    record Order(String symbol, String side, double price) {}

    private final LongAdder ticks = new LongAdder();
    private final LongAdder orders = new LongAdder();
    private final LongAdder checks = new LongAdder();
    private volatile double lastPrice;

    /** One operation: a tick; every fourth is checked and becomes an order, two operations more. */
    int onTick(String symbol, double price) {
        ticks.increment();
        lastPrice = price;
        return 1;
    }

    boolean allows(Order order) {
        checks.increment();
        return order.price() >= 0;
    }

    String place(Order order) {
        orders.increment();
        return order.symbol();
    }

    /** A value to watch. */
    double exposure() {
        return lastPrice * 3;
    }

    long ticks() {
        return ticks.sum();
    }

    long orders() {
        return orders.sum();
    }

    long checks() {
        return checks.sum();
    }
}
