package io.tbot.extension.xchangestream;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Streams of xchange-stream's Netty service, and of orders and trades by any service, whatever the exchange. */
public final class XChangeStreamModule extends FacadeModule {
    public XChangeStreamModule() {
        super("xchange-stream");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public boolean bringsTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new ServiceInstrumentation(),
                new StreamInstrumentation(),
                new FrameInstrumentation(),
                new ExchangeInstrumentation(),
                new TradesInstrumentation());
    }
}
