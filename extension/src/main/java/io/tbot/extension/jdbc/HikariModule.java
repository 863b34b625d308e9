package io.tbot.extension.jdbc;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Waits for a connection of HikariCP's pools, and how full they are. */
public final class HikariModule extends FacadeModule {
    public HikariModule() {
        super("hikaricp");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new HikariPoolInstrumentation());
    }
}
