package io.tbot.testapp.bot;

import java.math.BigDecimal;

/**
 * One report of the venue on an order of ours.
 *
 * @param clOrdId the bot's own id
 * @param orderId the venue's id
 * @param status the order's state after it: NEW, PARTIALLY_FILLED, FILLED, CANCELED ...
 * @param lastQty filled by this report, zero if none
 * @param lastPx price of that fill
 * @param cumQty filled so far
 * @param execId the venue's id of this report
 */
public record Execution(
        String clOrdId,
        long orderId,
        String symbol,
        String status,
        BigDecimal lastQty,
        BigDecimal lastPx,
        BigDecimal cumQty,
        long execId) {
    boolean isFill() {
        return lastQty.signum() > 0;
    }
}
