package io.tbot.engine.jvm;

import java.lang.management.ClassLoadingMXBean;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Classes loaded and collections run. Needs {@code java.management}. */
final class JvmCollector extends ThemeCollector {
    private final ClassLoadingMXBean classes = ManagementFactory.getClassLoadingMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

    JvmCollector(Consumer<String> log) {
        super(log);
    }

    @Override
    void read(Families families) {
        families.counter("jvm_class_loaded", "Classes loaded since the JVM started.", (double)
                classes.getTotalLoadedClassCount());
        families.counter("jvm_class_unloaded", "Classes unloaded since the JVM started.", (double)
                classes.getUnloadedClassCount());
        families.gauge("jvm_classes_loaded", "Classes loaded now.", classes.getLoadedClassCount());
        Map<String, Long> byGeneration = new HashMap<>();
        for (GarbageCollectorMXBean collector : collectors) {
            if (collector.getCollectionCount() >= 0 && !collector.getName().endsWith("Pauses")) {
                byGeneration.merge(generation(collector.getName()), collector.getCollectionCount(), Long::sum);
            }
        }
        byGeneration.forEach((generation, count) -> families.counter(
                "tbot_system_gc_collections",
                "Collections since the JVM started; a concurrent cycle counts once, its pauses do not.",
                List.of("generation"),
                List.of(generation),
                count));
    }

    /** Which part of the heap a collector of HotSpot's works on. */
    static String generation(String collector) {
        return switch (collector) {
            case "G1 Young Generation", "PS Scavenge", "Copy", "ParNew", "ZGC Minor Cycles" -> "young";
            case "G1 Old Generation", "G1 Concurrent GC", "PS MarkSweep", "MarkSweepCompact", "ZGC Major Cycles" ->
                "old";
            default -> "all";
        };
    }
}
