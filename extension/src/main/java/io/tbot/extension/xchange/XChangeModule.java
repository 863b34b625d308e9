package io.tbot.extension.xchange;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.sdk.autoconfigure.spi.ConfigProperties;
import io.tbot.extension.match.SeesBootstrap;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** XChange's services, whatever the exchange, and the routes of rescu, over which most of them talk. */
public final class XChangeModule extends InstrumentationModule {
    public XChangeModule() {
        super("xchange");
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
        return List.of(
                new ServiceInstrumentation(),
                new TradeInstrumentation(),
                new MarketDataInstrumentation(),
                new AccountInstrumentation(),
                new RouteInstrumentation());
    }
}
