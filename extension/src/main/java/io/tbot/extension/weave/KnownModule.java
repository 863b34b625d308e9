package io.tbot.extension.weave;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.tbot.extension.match.FacadeModule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A module of which the build has noted what its instrumentations mean, so that its classes are loaded once one of the
 * bot's classes is a candidate, and never in a bot without one.
 *
 * <p>Threads: any thread that loads a class; the first to need the module makes it, others wait for that.
 */
final class KnownModule {
    private final String className;
    private final String name;
    private final Ticks ticks;
    private final boolean callsVenues;
    private final List<Hints> hints = new ArrayList<>();
    private @Nullable InstrumentationModule module;
    private @Nullable List<TypeInstrumentation> instrumentations;

    KnownModule(String className, String name, Ticks ticks, boolean callsVenues) {
        this.className = className;
        this.name = name;
        this.ticks = ticks;
        this.callsVenues = callsVenues;
    }

    /** One that is there already. */
    KnownModule(InstrumentationModule module) {
        this(
                module.getClass().getName(),
                module.instrumentationName(),
                Ticks.of(module),
                module instanceof FacadeModule facade && facade.callsVenues());
        this.module = module;
    }

    /** Notes the next of its instrumentations. */
    void add(Hints hints) {
        this.hints.add(hints);
    }

    String className() {
        return className;
    }

    /** The name of its switch. */
    String name() {
        return name;
    }

    Ticks ticks() {
        return ticks;
    }

    boolean callsVenues() {
        return callsVenues;
    }

    List<Hints> hints() {
        return hints;
    }

    /** One for each of its instrumentations; those that come from the configuration are made now. */
    List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        if (ticks == Ticks.CONFIGURED) {
            List<TypeInstrumentation> configured = module().typeInstrumentations();
            for (TypeInstrumentation instrumentation : configured) {
                targets.add(new Target(this, instrumentation));
            }
        } else {
            for (int i = 0; i < hints.size(); i++) {
                targets.add(new Target(this, i, hints.get(i)));
            }
        }
        return targets;
    }

    synchronized InstrumentationModule module() {
        InstrumentationModule module = this.module;
        if (module == null) {
            try {
                module = Class.forName(className)
                        .asSubclass(InstrumentationModule.class)
                        .getDeclaredConstructor()
                        .newInstance();
            } catch (ReflectiveOperationException broken) {
                throw new IllegalStateException("module ".concat(className).concat(" cannot be made"), broken);
            }
            this.module = module;
        }
        return module;
    }

    synchronized TypeInstrumentation instrumentation(int index) {
        List<TypeInstrumentation> instrumentations = this.instrumentations;
        if (instrumentations == null) {
            instrumentations = module().typeInstrumentations();
            this.instrumentations = instrumentations;
        }
        return instrumentations.get(index);
    }

    /** Whether a class woven for it may bring ticks to the bot. */
    boolean bringsTicks() {
        return ticks == Ticks.BRINGS
                || (ticks == Ticks.CONFIGURED && module() instanceof FacadeModule facade && facade.bringsTicks());
    }

    /** What a module has to do with ticks; the word is in the index. */
    enum Ticks {
        /** Nothing. */
        NONE,
        /** What it means may bring ticks. */
        BRINGS,
        /** Its classes are of no interest before there may be ticks. */
        WAITS,
        /** What it means is in the configuration, and so is whether it brings ticks. */
        CONFIGURED;

        static Ticks of(InstrumentationModule module) {
            if (!(module instanceof FacadeModule facade)) {
                return NONE;
            }
            if (facade.isConfigured()) {
                return CONFIGURED;
            }
            if (facade.bringsTicks()) {
                return BRINGS;
            }
            return facade.waitsForTicks() ? WAITS : NONE;
        }
    }
}
