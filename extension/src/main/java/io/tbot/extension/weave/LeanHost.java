package io.tbot.extension.weave;

import io.tbot.engine.Engine;
import io.tbot.engine.WeavingHost;
import io.tbot.extension.match.SeesBootstrap;
import java.lang.instrument.Instrumentation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Weaves what the instrumentation modules mean, whichever door the agent came in by.
 *
 * <p>Threads: {@link #start} on the thread that starts the agent, {@link #reweaveOwnProbes} on the clock thread.
 * Errors: thrown to the door, which says so and lets the application run.
 */
public final class LeanHost implements WeavingHost {
    /** The module whose instrumentations come from the configuration and change with it. */
    private static final String OWN_PROBES = "own-probes";

    private final Engine engine;
    private final ModuleIndex index;
    private final TransformStats stats;
    private final SuperTypes superTypes = new SuperTypes();
    private final LoadedClasses loadedClasses;
    private final LeanTransformer transformer;
    private final LateTargets late;
    private final boolean attached;
    private volatile Map<String, Boolean> modules = Map.of();
    private Targets targets;

    private LeanHost(
            Engine engine,
            Instrumentation instrumentation,
            ModuleIndex index,
            TransformStats stats,
            MainWatch mainWatch,
            boolean attached) {
        this.attached = attached;
        this.engine = engine;
        this.index = index;
        this.stats = stats;
        this.late = new LateTargets(this, new VenuesAhead(engine));
        this.targets = new Targets(late.setAside(discover()), superTypes);
        this.loadedClasses = new LoadedClasses(instrumentation, stats);
        this.transformer = new LeanTransformer(targets, stats, mainWatch, late);
        instrumentation.addTransformer(transformer, true);
        loadedClasses.retransform(targets);
    }

    /**
     * Weaves from now on, and opens the engine once the application's {@code main} runs.
     *
     * @param index the modules that the door has found
     * @param attached whether {@code main} runs already
     */
    public static void start(Engine engine, Instrumentation instrumentation, ModuleIndex index, boolean attached) {
        TransformStats stats = new TransformStats();
        MainWatch mainWatch = new MainWatch(attached, stats);
        LeanHost host = new LeanHost(engine, instrumentation, index, stats, mainWatch, attached);
        mainWatch.whenMainRuns(new Opening(engine, host));
    }

    @Override
    public synchronized void reweaveOwnProbes() {
        List<Target> next = new ArrayList<>();
        List<Target> changed = new ArrayList<>();
        for (Target target : targets.all()) {
            (ownProbe(target) ? changed : next).add(target);
        }
        for (Target target : discover()) {
            if (ownProbe(target)) {
                next.add(target);
                changed.add(target);
            }
        }
        targets = new Targets(next, superTypes);
        transformer.aim(targets);
        loadedClasses.retransform(new Targets(changed, superTypes));
    }

    @Override
    public void ticksCame() {
        late.ticksMayCome();
    }

    /** Weaves more, from now on. */
    synchronized void weaveToo(List<Target> more) {
        List<Target> all = new ArrayList<>(targets.all());
        all.addAll(more);
        targets = new Targets(all, superTypes);
        transformer.aim(targets);
        loadedClasses.retransform(new Targets(more, superTypes));
    }

    private static boolean ownProbe(Target target) {
        return target.module().name().equals(OWN_PROBES);
    }

    @Override
    public Weaving weaving() {
        return new Weaving(stats.seen(), stats.woven(), stats.errors(), stats.transformNanos());
    }

    @Override
    public Map<String, Boolean> instrumentations() {
        return modules;
    }

    @Override
    public Map<String, List<String>> wovenClasses() {
        return stats.wovenFor();
    }

    @Override
    public boolean weavesMore() {
        return late.areDue();
    }

    @Override
    public Collection<String> refusedLoaders() {
        return SeesBootstrap.INSTANCE.refused();
    }

    @Override
    public Map<String, String> leftAlone() {
        return stats.leftAlone();
    }

    @Override
    public void announce(String address) {
        AgentProperties.publish(address, attached);
    }

    @Override
    public Collection<String> loadedClasses() {
        return loadedClasses.names();
    }

    private List<Target> discover() {
        List<Target> targets = new ArrayList<>();
        Map<String, Boolean> modules = new TreeMap<>();
        for (KnownModule module : index.modules()) {
            boolean on = engine.config().instrumentationEnabled(module.name());
            modules.put(module.name(), on);
            if (on) {
                targets.addAll(module.targets());
            }
        }
        this.modules = modules;
        return targets;
    }

    /** A class of its own, as below. */
    private record VenuesAhead(Engine engine) implements Runnable {
        @Override
        public void run() {
            engine.venuesMayBeCalled();
        }
    }

    /** The engine's late half, as a class of its own: a lambda would link in premain. */
    private static final class Opening implements Runnable {
        private final Engine engine;
        private final LeanHost host;

        Opening(Engine engine, LeanHost host) {
            this.engine = engine;
            this.host = host;
        }

        @Override
        public void run() {
            engine.open(host);
        }
    }
}
