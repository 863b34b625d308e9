package org.knowm.xchange.exceptions;

/** Stands for XChange's exception of this name. */
public class ExchangeException extends RuntimeException {
    public ExchangeException(String message, Throwable cause) {
        super(message, cause);
    }
}
