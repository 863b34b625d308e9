package io.tbot.extension.tyrus;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of Tyrus as a client, of {@code javax.websocket} and {@code jakarta.websocket}. */
public final class TyrusModule extends FacadeModule {
    public TyrusModule() {
        super("tyrus");
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
                new ManagerInstrumentation(),
                new EngineInstrumentation(),
                new SocketInstrumentation(),
                new EndpointInstrumentation(),
                new ProtocolInstrumentation());
    }
}
