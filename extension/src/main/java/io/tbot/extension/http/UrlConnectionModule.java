package io.tbot.extension.http;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Exchanges over {@code java.net.HttpURLConnection}, which some trading libraries use by default. */
public final class UrlConnectionModule extends FacadeModule {
    public UrlConnectionModule() {
        super("http-url-connection");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new UrlConnectionInstrumentation(), new UrlBodyInstrumentation());
    }
}
