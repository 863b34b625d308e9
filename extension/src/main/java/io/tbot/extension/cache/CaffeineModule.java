package io.tbot.extension.cache;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Caches of Caffeine that record statistics. */
public final class CaffeineModule extends FacadeModule {
    public CaffeineModule() {
        super("caffeine");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new BuilderInstrumentation("com.github.benmanes.caffeine.cache.Caffeine", "CaffeineAdvice"));
    }
}
