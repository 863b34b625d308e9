package io.tbot.extension.xchange;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** XChange's services, whatever the exchange, and the routes of rescu, over which most of them talk. */
public final class XChangeModule extends FacadeModule {
    public XChangeModule() {
        super("xchange");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new ServiceInstrumentation(),
                new TradeInstrumentation(),
                new MarketDataInstrumentation(),
                new AccountInstrumentation(),
                new RouteInstrumentation());
    }
}
