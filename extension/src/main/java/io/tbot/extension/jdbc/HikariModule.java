package io.tbot.extension.jdbc;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.tbot.extension.match.SeesBootstrap;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** Waits for a connection of HikariCP's pools, and how full they are. */
public final class HikariModule extends InstrumentationModule {
    public HikariModule() {
        super("hikaricp");
    }

    @Override
    public boolean defaultEnabled(ConfigProperties config) {
        return true;
    }

    @Override
    public boolean isHelperClass(String className) {
        return className.startsWith("io.tbot.bootstrap.");
    }

    @Override
    public ElementMatcher.Junction<ClassLoader> classLoaderMatcher() {
        return SeesBootstrap.INSTANCE;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        return List.of(new HikariPoolInstrumentation());
    }
}
