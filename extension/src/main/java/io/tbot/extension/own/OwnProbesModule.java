package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.probe.ProbeCatalog;
import io.tbot.extension.match.SeesBootstrap;
import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.matcher.ElementMatcher;

/** One instrumentation per entry of {@code probes} in the catalogue that is in force. */
public final class OwnProbesModule extends InstrumentationModule {
    public OwnProbesModule() {
        super("own-probes");
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
        ProbeCatalog catalog = ProbeCatalog.current();
        return catalog == null ? List.of() : instrumentations(catalog.probes(), SiteRegistry.of(catalog.sites()));
    }

    static List<TypeInstrumentation> instrumentations(List<ProbeSpec> probes, SiteRegistry sites) {
        ProbedMethods probed = new ProbedMethods(probes);
        List<TypeInstrumentation> instrumentations = new ArrayList<>();
        for (ProbeSpec probe : probes) {
            instrumentations.add(new ProbeInstrumentation(probe, sites, probed));
        }
        return instrumentations;
    }
}
