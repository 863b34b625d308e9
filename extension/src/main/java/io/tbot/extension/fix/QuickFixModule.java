package io.tbot.extension.fix;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** FIX sessions of QuickFIX/J, 2.3 and 3.0. */
public final class QuickFixModule extends FacadeModule {
    public QuickFixModule() {
        super("quickfixj");
    }

    @Override
    public boolean bringsTicks() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new SessionInstrumentation(), new QueueInstrumentation(), new ResponderInstrumentation());
    }
}
