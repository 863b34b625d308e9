package io.tbot.extension.redis;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Commands of Lettuce 6 and 7, waited for or in the background. */
public final class LettuceModule extends FacadeModule {
    public LettuceModule() {
        super("lettuce");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new LettuceInstrumentation());
    }
}
