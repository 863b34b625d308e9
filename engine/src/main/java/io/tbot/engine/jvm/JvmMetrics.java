package io.tbot.engine.jvm;

import io.prometheus.client.Collector;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The collectors of JVM, process and system metrics that this runtime can feed.
 *
 * <p>Threads: started and closed by one daemon thread of the agent, after the application's main began; the collectors
 * are for any thread.
 *
 * <p>Errors: a module the runtime lacks switches its metrics off, said once; a source that fails leaves its families
 * out, said once.
 *
 * <p>Not: stack traces, deadlocks, heap inspection. Each stops the world.
 */
public final class JvmMetrics implements AutoCloseable {
    private final List<Collector> collectors = new ArrayList<>();
    private final List<Runnable> closers = new ArrayList<>();

    private JvmMetrics() {}

    /** Starts what has to run, and makes the collectors. */
    public static JvmMetrics start(Consumer<String> log) {
        JvmMetrics metrics = new JvmMetrics();
        PauseCollector pauses = new PauseCollector(log);
        pauses.start();
        metrics.closers.add(pauses::stop);
        metrics.collectors.add(pauses);
        metrics.collectors.add(new SystemCollector(log, ProcFiles.HERE));
        metrics.collectors.add(new ProcessCollector(log, ProcFiles.HERE));
        metrics.collectors.add(new SafepointCollector(log, PerfCounters.ofThisJvm()));
        if (!isPresent("java.management")) {
            log.accept("jvm metrics are off: this runtime has no module 'java.management'");
        } else {
            // named here only, so that without the module no class that links to it is loaded
            metrics.collectors.addAll(Managed.collectors(log));
            if (!isPresent("jdk.management")) {
                log.accept("jvm cpu, gc duration and allocation metrics are off: "
                        + "this runtime has no module 'jdk.management'");
            } else {
                Managed.addExtended(metrics, log);
            }
        }
        return metrics;
    }

    /** To be registered, each once. */
    public List<Collector> collectors() {
        return List.copyOf(collectors);
    }

    /** Stops the sleeper and takes back what was registered with the JVM. */
    @Override
    public void close() {
        closers.forEach(Runnable::run);
        closers.clear();
    }

    private static boolean isPresent(String module) {
        return ModuleLayer.boot().findModule(module).isPresent();
    }

    /** Keeps the names of classes that link to optional modules out of the outer class. */
    private static final class Managed {
        static List<Collector> collectors(Consumer<String> log) {
            return List.of(new MemoryCollector(log), new ThreadCollector(log), new JvmCollector(log));
        }

        static void addExtended(JvmMetrics metrics, Consumer<String> log) {
            GcCollector gc = new GcCollector(log);
            gc.start();
            metrics.closers.add(gc::stop);
            metrics.collectors.add(gc);
            metrics.collectors.add(new CpuCollector(log));
        }
    }
}
