package com.ib.client;

import java.math.BigDecimal;

/** The shape of the class of this name. */
public final class Decimal {
    private final BigDecimal value;

    private Decimal(BigDecimal value) {
        this.value = value;
    }

    public static Decimal get(double value) {
        return new Decimal(BigDecimal.valueOf(value));
    }

    public BigDecimal value() {
        return value;
    }
}
