package io.tbot.extension.okhttp;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of OkHttp 3.14, 4 and 5. */
public final class OkHttpWebSocketModule extends FacadeModule {
    public OkHttpWebSocketModule() {
        super("okhttp-websocket");
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
        return List.of(new SocketInstrumentation());
    }
}
