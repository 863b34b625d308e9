package io.tbot.extension.http;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Calls of {@code java.net.http.HttpClient}, waited for or in the background. */
public final class HttpClientModule extends FacadeModule {
    public HttpClientModule() {
        super("java-http-client");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new HttpClientInstrumentation(),
                new MultiExchangeInstrumentation(),
                new PublisherInstrumentation(),
                new OpeningHandshakeInstrumentation());
    }
}
