package io.tbot.extension.websocket;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** WebSockets of {@code java.net.http}. */
public final class JdkWebSocketModule extends FacadeModule {
    public JdkWebSocketModule() {
        super("java-http-websocket");
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
                new ListenerInstrumentation(), new JdkWebSocketInstrumentation(), new JdkBuilderInstrumentation());
    }
}
