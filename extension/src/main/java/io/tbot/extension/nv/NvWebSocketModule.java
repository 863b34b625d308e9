package io.tbot.extension.nv;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of nv-websocket-client. */
public final class NvWebSocketModule extends FacadeModule {
    public NvWebSocketModule() {
        super("nv-websocket");
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
        return List.of(new SocketInstrumentation(), new ListenersInstrumentation());
    }
}
