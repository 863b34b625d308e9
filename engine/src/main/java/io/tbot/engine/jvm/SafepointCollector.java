package io.tbot.engine.jvm;

import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import java.util.List;
import java.util.function.Consumer;

/**
 * How often and how long the JVM stopped every thread, by its own count: from asking them to stop to letting them go.
 *
 * <p>Source: equal to the sum of {@code Total} in the safepoint log of JDK 17 and 25.
 */
final class SafepointCollector extends ThemeCollector {
    private static final String[] NAMES = {
        "sun.rt.safepoints", "sun.rt.safepointSyncTime", "sun.rt.safepointTime", "sun.os.hrt.frequency"
    };

    private final PerfCounters counters;

    SafepointCollector(Consumer<String> log, PerfCounters counters) {
        super(log);
        this.counters = counters;
    }

    @Override
    void read(Families families) {
        long[] values = counters.read(NAMES);
        long ticksPerSecond = values[3];
        if (values[0] < 0 || values[1] < 0 || values[2] < 0 || ticksPerSecond <= 0) {
            return;
        }
        double seconds = (double) (values[1] + values[2]) / ticksPerSecond;
        families.summary(
                "tbot_jvm_safepoint_seconds",
                "Time all threads of the JVM stopped or stood still for a safepoint.",
                List.of(
                        new Sample("tbot_jvm_safepoint_seconds_count", List.of(), List.of(), (double) values[0]),
                        new Sample("tbot_jvm_safepoint_seconds_sum", List.of(), List.of(), seconds)));
    }
}
