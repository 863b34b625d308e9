package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks with threads that are started for them. */
public final class ThreadsModule extends FacadeModule {
    public ThreadsModule() {
        super("handoff-threads");
    }

    @Override
    public boolean waitsForTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new ThreadInstrumentation());
    }
}
