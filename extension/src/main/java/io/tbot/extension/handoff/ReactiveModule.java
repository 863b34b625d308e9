package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks through the queues of Reactor and RxJava, whose schedulers are thread pools. */
public final class ReactiveModule extends FacadeModule {
    public ReactiveModule() {
        super("handoff-reactive");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new ReactiveQueueInstrumentation(), new WorkerPoolInstrumentation());
    }
}
