package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.probe.ProbeCatalog;
import io.tbot.extension.match.FacadeModule;
import java.util.ArrayList;
import java.util.List;

/** One instrumentation per entry of {@code probes} in the catalogue that is in force. */
public final class OwnProbesModule extends FacadeModule {
    public OwnProbesModule() {
        super("own-probes");
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public boolean bringsTicks() {
        ProbeCatalog catalog = ProbeCatalog.current();
        if (catalog != null) {
            for (ProbeSpec probe : catalog.probes()) {
                if (probe.op() == Operation.MD_TICK) {
                    return true;
                }
            }
        }
        return false;
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
