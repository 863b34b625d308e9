package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks through the queues of {@code java.util.concurrent}. */
public final class QueuesModule extends FacadeModule {
    public QueuesModule() {
        super("handoff-queues");
    }

    @Override
    public boolean waitsForTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new QueueInstrumentation(), new TransferQueueInstrumentation());
    }
}
