package org.knowm.xchange.exceptions;

/** Stands for XChange's exception of this name. */
public class FundsExceededException extends ExchangeException {
    public FundsExceededException() {
        super("", null);
    }
}
