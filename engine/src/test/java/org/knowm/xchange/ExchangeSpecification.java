package org.knowm.xchange;

/** Named as XChange's, of which it has what is read. */
public final class ExchangeSpecification {
    private final String name;
    private final String uri;

    public ExchangeSpecification(String name, String uri) {
        this.name = name;
        this.uri = uri;
    }

    public String getExchangeName() {
        return name;
    }

    public String getSslUri() {
        return uri;
    }
}
