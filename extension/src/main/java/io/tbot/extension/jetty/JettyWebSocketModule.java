package io.tbot.extension.jetty;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of Jetty's own client API. */
public final class JettyWebSocketModule extends FacadeModule {
    public JettyWebSocketModule() {
        super("jetty-websocket");
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
        return List.of(new ClientInstrumentation(), new HandlerInstrumentation(), new SenderInstrumentation());
    }
}
