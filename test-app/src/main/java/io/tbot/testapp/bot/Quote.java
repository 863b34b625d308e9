package io.tbot.testapp.bot;

import java.math.BigDecimal;

/**
 * The best prices of one symbol.
 *
 * @param updateId the venue's id of this state
 */
record Quote(
        String symbol,
        long updateId,
        BigDecimal bidPrice,
        BigDecimal bidQuantity,
        BigDecimal askPrice,
        BigDecimal askQuantity) {
    BigDecimal middle() {
        return bidPrice.add(askPrice).divide(BigDecimal.valueOf(2));
    }
}
