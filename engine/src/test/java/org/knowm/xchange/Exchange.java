package org.knowm.xchange;

/** Named as XChange's. */
public interface Exchange {
    ExchangeSpecification getExchangeSpecification();
}
