package io.tbot.extension.apache;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** HTTP calls of Apache HttpClient 4.5 and HttpAsyncClient 4.1, and of both clients of HttpClient 5. */
public final class ApacheHttpClientModule extends FacadeModule {
    public ApacheHttpClientModule() {
        super("apache-httpclient");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new ClientInstrumentation("org.apache.http.impl.client.CloseableHttpClient", "Client4Advice"),
                new ClientInstrumentation(
                        "org.apache.hc.client5.http.impl.classic.CloseableHttpClient", "Client5Advice"),
                new Async4Instrumentation(),
                new Async5Instrumentation(),
                new Async5CallbackInstrumentation(),
                new EntityInstrumentation());
    }
}
