package io.tbot.extension.websocket;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of the library Java-WebSocket, 1.5 and 1.6. */
public final class JavaWebSocketModule extends FacadeModule {
    public JavaWebSocketModule() {
        super("java-websocket");
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
                new JavaWebSocketClientInstrumentation(),
                new JavaWebSocketInstrumentation(),
                new JavaWebSocketAdapterInstrumentation());
    }
}
