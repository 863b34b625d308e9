package io.tbot.extension.binance;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Orders of binance-connector-java. */
public final class BinanceConnectorModule extends FacadeModule {
    public BinanceConnectorModule() {
        super("binance-connector");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new SpotTradeInstrumentation());
    }
}
