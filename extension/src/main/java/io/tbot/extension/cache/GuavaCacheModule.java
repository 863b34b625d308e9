package io.tbot.extension.cache;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Caches of Guava that record statistics. */
public final class GuavaCacheModule extends FacadeModule {
    public GuavaCacheModule() {
        super("guava-cache");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new BuilderInstrumentation("com.google.common.cache.CacheBuilder", "GuavaAdvice"));
    }
}
