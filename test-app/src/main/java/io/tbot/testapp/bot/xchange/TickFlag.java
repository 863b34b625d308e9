package io.tbot.testapp.bot.xchange;

import org.knowm.xchange.dto.Order;

/**
 * What XChange has no field for: when the tick behind an order arrived.
 *
 * @param nanos by {@link System#nanoTime}; 0 for no tick
 */
record TickFlag(long nanos) implements Order.IOrderFlags {
    static long of(Order order) {
        for (Order.IOrderFlags flag : order.getOrderFlags()) {
            if (flag instanceof TickFlag tick) {
                return tick.nanos;
            }
        }
        return 0;
    }
}
