package io.tbot.extension.redis;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.List;

/** Commands of Jedis from 4 on. */
public final class JedisModule extends FacadeModule {
    public JedisModule() {
        super("jedis");
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new JedisInstrumentation());
    }
}
