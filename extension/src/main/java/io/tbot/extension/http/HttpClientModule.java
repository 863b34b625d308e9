package io.tbot.extension.http;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.tbot.extension.match.SeesBootstrap;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Calls of {@code java.net.http.HttpClient}, waited for or in the background. */
public final class HttpClientModule extends InstrumentationModule {
    public HttpClientModule() {
        super("java-http-client");
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
                new HttpClientInstrumentation(),
                new MultiExchangeInstrumentation(),
                new OpeningHandshakeInstrumentation());
    }
}
