package io.tbot.extension.handoff;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Ticks through the rings of the LMAX Disruptor. */
public final class DisruptorModule extends FacadeModule {
    public DisruptorModule() {
        super("handoff-disruptor");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(
                new RingBufferInstrumentation(), new EventHandlerInstrumentation(), new WorkHandlerInstrumentation());
    }
}
