package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks with the tasks of thread pools and schedulers. */
public final class ExecutorsModule extends FacadeModule {
    public ExecutorsModule() {
        super("handoff-executors");
    }

    @Override
    public boolean waitsForTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new PoolInstrumentation(), new WorkerInstrumentation(), new SchedulerInstrumentation());
    }
}
