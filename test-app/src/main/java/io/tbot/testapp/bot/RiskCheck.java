package io.tbot.testapp.bot;

import java.math.BigDecimal;

/** The limits of a single order. Stateless, so the same order always gets the same answer. */
public final class RiskCheck {
    private static final BigDecimal MAX_QUANTITY = new BigDecimal("9.5");
    private static final BigDecimal MAX_NOTIONAL = new BigDecimal("400000");

    public RiskResult check(OrderRequest request) {
        if (request.quantity().compareTo(MAX_QUANTITY) > 0) {
            return RiskResult.QUANTITY_TOO_LARGE;
        }
        if (request.price().multiply(request.quantity()).compareTo(MAX_NOTIONAL) > 0) {
            return RiskResult.NOTIONAL_TOO_LARGE;
        }
        return RiskResult.ACCEPTED;
    }
}
