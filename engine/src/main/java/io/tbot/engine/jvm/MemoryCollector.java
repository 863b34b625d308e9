package io.tbot.engine.jvm;

import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The JVM's memory pools and direct buffers. Needs {@code java.management}. */
final class MemoryCollector extends ThemeCollector {
    private static final List<String> LABELS = List.of("jvm_memory_type", "jvm_memory_pool_name");

    private final List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
    private final List<BufferPoolMXBean> buffers = ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class);

    MemoryCollector(Consumer<String> log) {
        super(log);
    }

    @Override
    void read(Families families) {
        for (MemoryPoolMXBean pool : pools) {
            pool(families, pool);
        }
        for (BufferPoolMXBean buffer : buffers) {
            if (buffer.getName().equals("direct")) {
                families.gauge("tbot_jvm_direct_buffer_bytes", "Memory behind direct byte buffers.", (double)
                        buffer.getMemoryUsed());
            }
        }
    }

    private static void pool(Families families, MemoryPoolMXBean pool) {
        List<String> values = List.of(pool.getType() == MemoryType.HEAP ? "heap" : "non_heap", pool.getName());
        @Nullable MemoryUsage usage = pool.getUsage();
        if (usage != null) {
            families.gauge(
                    "jvm_memory_used_bytes", "Memory used in the pool.", LABELS, values, (double) usage.getUsed());
            families.gauge(
                    "jvm_memory_committed_bytes", "Memory the pool has from the system.", LABELS, values, (double)
                            usage.getCommitted());
            families.gauge(
                    "jvm_memory_limit_bytes", "Most the pool may have.", LABELS, values, (double) usage.getMax());
        }
        @Nullable MemoryUsage afterGc = pool.getCollectionUsage();
        if (afterGc != null) {
            families.gauge(
                    "jvm_memory_used_after_last_gc_bytes",
                    "Memory used in the pool after the last collection of it.",
                    LABELS,
                    values,
                    (double) afterGc.getUsed());
        }
    }
}
