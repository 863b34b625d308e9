package io.tbot.testapp.bot;

import java.math.BigDecimal;

/**
 * An order on its way to the venue.
 *
 * @param clientId the bot's own id, never used twice
 * @param price the limit; for a market order the price it is valued at
 */
public record OrderRequest(
        String clientId, String symbol, Side side, OrderType type, BigDecimal price, BigDecimal quantity) {
    OrderRequest withQuantity(BigDecimal smaller) {
        return new OrderRequest(clientId, symbol, side, type, price, smaller);
    }
}
