package org.knowm.xchange.service;

import org.knowm.xchange.Exchange;

/** Named as XChange's, with its field. */
public abstract class BaseExchangeService<E extends Exchange> {
    protected final E exchange;

    protected BaseExchangeService(E exchange) {
        this.exchange = exchange;
    }
}
