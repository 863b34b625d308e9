package io.tbot.extension.okhttp;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** HTTP calls of OkHttp 3.14, 4 and 5, and of what is built on it. */
public final class OkHttpModule extends FacadeModule {
    public OkHttpModule() {
        super("okhttp");
    }

    @Override
    public boolean callsVenues() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new CallInstrumentation(), new BodyInstrumentation());
    }
}
