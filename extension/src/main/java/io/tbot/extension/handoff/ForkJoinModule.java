package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks with the tasks of {@code ForkJoinPool}s, where those of {@code CompletableFuture} run. */
public final class ForkJoinModule extends FacadeModule {
    public ForkJoinModule() {
        super("handoff-fork-join");
    }

    @Override
    public boolean waitsForTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new ForkJoinPoolInstrumentation(), new ForkJoinTaskInstrumentation());
    }
}
