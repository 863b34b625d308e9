package io.tbot.extension.jdbc;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Statements of every JDBC driver, and the texts they were prepared from. */
public final class JdbcModule extends FacadeModule {
    public JdbcModule() {
        super("jdbc");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new StatementInstrumentation(), new ConnectionInstrumentation());
    }
}
