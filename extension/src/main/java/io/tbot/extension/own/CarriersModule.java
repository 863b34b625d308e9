package io.tbot.extension.own;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.engine.config.Carrier;
import io.tbot.engine.config.Resume;
import io.tbot.engine.probe.ProbeCatalog;
import io.tbot.extension.match.FacadeModule;
import java.util.ArrayList;
import java.util.List;

/** Ticks with the bot's own objects: one instrumentation per entry of {@code carriers} and of {@code resume}. */
public final class CarriersModule extends FacadeModule {
    public CarriersModule() {
        super("carriers");
    }

    @Override
    public boolean isConfigured() {
        return true;
    }

    @Override
    public List<TypeInstrumentation> typeInstrumentations() {
        ProbeCatalog catalog = ProbeCatalog.current();
        List<TypeInstrumentation> instrumentations = new ArrayList<>();
        if (catalog != null) {
            ProbedMethods probed = new ProbedMethods(catalog.probes());
            for (Carrier carrier : catalog.carriers()) {
                instrumentations.add(new CarrierInstrumentation(carrier));
            }
            for (Resume resume : catalog.resumes()) {
                instrumentations.add(new ResumeInstrumentation(resume, probed));
            }
        }
        return instrumentations;
    }
}
