package io.tbot.testapp.bot.xchange;

import org.knowm.xchange.BaseExchange;
import org.knowm.xchange.ExchangeSpecification;
import org.knowm.xchange.client.ExchangeRestProxyBuilder;
import si.mazi.rescu.Interceptor;

/** The venue as XChange knows venues: orders only. */
public final class VenueExchange extends BaseExchange {
    /** Parameter of the specification: what watches every request. */
    static final String INTERCEPTOR = "interceptor";

    private static final String NAME = "demo";

    @Override
    protected void initServices() {
        ExchangeRestProxyBuilder<VenueRoutes> builder =
                ExchangeRestProxyBuilder.forInterface(VenueRoutes.class, exchangeSpecification);
        if (exchangeSpecification.getExchangeSpecificParametersItem(INTERCEPTOR) instanceof Interceptor interceptor) {
            builder.customInterceptor(interceptor);
        }
        tradeService = new VenueTradeService(this, builder.build());
    }

    @Override
    public ExchangeSpecification getDefaultExchangeSpecification() {
        ExchangeSpecification specification = new ExchangeSpecification(getClass());
        specification.setExchangeName(NAME);
        specification.setShouldLoadRemoteMetaData(false);
        return specification;
    }
}
