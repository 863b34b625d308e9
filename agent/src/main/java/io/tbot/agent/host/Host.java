package io.tbot.agent.host;

import io.opentelemetry.javaagent.extension.instrumentation.InstrumentationModule;
import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * The standalone host: everything between {@code premain} and the first woven class, in order.
 *
 * <p>Threads: {@link #start} on the thread that starts the agent, {@link #reweave} on the one that reloads its
 * configuration. Errors: thrown to the launcher, which says so and lets the application run.
 */
public final class Host {
    private final TransformStats stats = new TransformStats();
    private final SuperTypes superTypes = new SuperTypes();
    private final LoadedClasses loadedClasses;
    private final LeanTransformer transformer;
    private Targets targets;

    private Host(Instrumentation instrumentation, MainWatch mainWatch) {
        this.targets = new Targets(discover(), superTypes);
        this.loadedClasses = new LoadedClasses(instrumentation, stats);
        this.transformer = new LeanTransformer(targets, stats, mainWatch);
        instrumentation.addTransformer(transformer, true);
        loadedClasses.retransform(targets);
    }

    /** Entered by the launcher, through reflection. */
    public static void start(
            @Nullable String arguments, Instrumentation instrumentation, JarFile agentJar, boolean attached)
            throws IOException {
        BootClasses.install(instrumentation, agentJar);
        MainWatch mainWatch = new MainWatch(attached);
        new Host(instrumentation, mainWatch);
    }

    /** What class loading cost so far. */
    public TransformStats stats() {
        return stats;
    }

    /**
     * Exchanges instrumentations and weaves the loaded classes that the old or the new ones mean anew.
     *
     * @param module whose instrumentations they are
     */
    public synchronized void reweave(
            InstrumentationModule module,
            Collection<? extends TypeInstrumentation> gone,
            Collection<? extends TypeInstrumentation> fresh) {
        List<Target> kept = new ArrayList<>();
        List<Target> changed = new ArrayList<>();
        for (Target target : targets.all()) {
            (gone.contains(target.instrumentation()) ? changed : kept).add(target);
        }
        for (TypeInstrumentation instrumentation : fresh) {
            Target target = new Target(module, instrumentation);
            kept.add(target);
            changed.add(target);
        }
        targets = new Targets(kept, superTypes);
        transformer.aim(targets);
        loadedClasses.retransform(new Targets(changed, superTypes));
    }

    private static List<Target> discover() {
        List<Target> targets = new ArrayList<>();
        for (InstrumentationModule module :
                ServiceLoader.load(InstrumentationModule.class, Host.class.getClassLoader())) {
            for (TypeInstrumentation instrumentation : module.typeInstrumentations()) {
                targets.add(new Target(module, instrumentation));
            }
        }
        return targets;
    }
}
