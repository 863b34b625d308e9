package io.tbot.engine.jvm;

import io.prometheus.client.Collector;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One theme's families. A theme that fails costs its own families and not the scrape.
 *
 * <p>Threads: any, several at once.
 */
abstract class ThemeCollector extends Collector implements Collector.Describable {
    private final Consumer<String> log;
    private final AtomicBoolean said = new AtomicBoolean();

    ThemeCollector(Consumer<String> log) {
        this.log = log;
    }

    /** Reads the sources into families; what was put there before a failure stays. */
    abstract void read(Families families) throws Exception;

    @Override
    public final List<MetricFamilySamples> collect() {
        Families families = new Families();
        try {
            read(families);
        } catch (Throwable e) {
            if (said.compareAndSet(false, true)) {
                log.accept("metrics of '" + getClass().getSimpleName() + "' are incomplete: " + e);
            }
        }
        return families.list();
    }

    /** Nothing, so that registering does not read every source once. */
    @Override
    public final List<MetricFamilySamples> describe() {
        return List.of();
    }
}
