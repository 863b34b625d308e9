package io.tbot.testapp.bot;

import java.math.BigDecimal;

/**
 * An order on its way to the venue.
 *
 * @param clientId the bot's own id, never used twice
 * @param price the limit; for a market order the price it is valued at
 * @param tickNanos when the tick behind it arrived, 0 for none
 */
public record OrderRequest(
        String clientId,
        String symbol,
        Side side,
        OrderType type,
        BigDecimal price,
        BigDecimal quantity,
        long tickNanos) {
    OrderRequest withQuantity(BigDecimal other) {
        return new OrderRequest(clientId, symbol, side, type, price, other, tickNanos);
    }

    /** The same as the answer to a tick. */
    OrderRequest to(Tick tick) {
        return new OrderRequest(clientId, symbol, side, type, price, quantity, tick.arrivedNanos());
    }

    /** The same under another name. */
    OrderRequest named(String id) {
        return new OrderRequest(id, symbol, side, type, price, quantity, tickNanos);
    }
}
