package org.knowm.xchange.exceptions;

/** Stands for XChange's exception of this name. */
public class SystemOverloadException extends ExchangeUnavailableException {}
