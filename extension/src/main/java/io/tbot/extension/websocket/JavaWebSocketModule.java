package io.tbot.extension.websocket;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.tbot.extension.match.SeesBootstrap;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** WebSockets of the library Java-WebSocket, 1.5 and 1.6. */
public final class JavaWebSocketModule extends InstrumentationModule {
    public JavaWebSocketModule() {
        super("java-websocket");
    }

    @Override
    public boolean defaultEnabled(ConfigProperties config) {
        return true;
    }

    @Override
    public boolean isHelperClass(String className) {
        return className.startsWith("io.tbot.bootstrap.");
    }

    @Override
    public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
        return SeesBootstrap.INSTANCE;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new JavaWebSocketClientInstrumentation(),
                new JavaWebSocketInstrumentation(),
                new JavaWebSocketAdapterInstrumentation());
    }
}
