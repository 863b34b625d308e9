package io.tbot.extension.websocket;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.tbot.extension.match.SeesBootstrap;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** WebSockets of {@code java.net.http}. */
public final class JdkWebSocketModule extends InstrumentationModule {
    public JdkWebSocketModule() {
        super("java-http-websocket");
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
                new ListenerInstrumentation(), new JdkWebSocketInstrumentation(), new JdkBuilderInstrumentation());
    }
}
