package io.tbot.engine.jvm;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.management.ManagementFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * CPU time and allocation of the whole JVM. Needs {@code jdk.management}.
 *
 * <p>Not: allocation before JDK 21, which has no total that includes threads that ended.
 */
final class CpuCollector extends ThemeCollector {
    private final OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    private final ThreadMXBean threads = ManagementFactory.getPlatformMXBean(ThreadMXBean.class);
    private final @Nullable MethodHandle totalAllocated = totalAllocated();
    private final CpuShare share = new CpuShare();

    CpuCollector(Consumer<String> log) {
        super(log);
        share.ratio(system.getProcessCpuTime(), System.nanoTime(), 1);
    }

    @Override
    void read(Families families) throws Exception {
        long cpuNanos = system.getProcessCpuTime();
        families.counter("jvm_cpu_time_seconds", "CPU time the process took.", cpuNanos / 1e9);
        families.gauge(
                "jvm_cpu_recent_utilization_ratio",
                "Share of the JVM's processors it took since the scrape before this one, at least 1 s.",
                share.ratio(cpuNanos, System.nanoTime(), Runtime.getRuntime().availableProcessors()));
        MethodHandle totalAllocated = this.totalAllocated;
        if (totalAllocated != null) {
            families.counter(
                    "tbot_jvm_allocation_bytes",
                    "Bytes of objects all platform threads allocated.",
                    bytes(totalAllocated));
        }
    }

    private double bytes(MethodHandle totalAllocated) throws Exception {
        try {
            return (long) totalAllocated.invokeExact(threads);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static @Nullable MethodHandle totalAllocated() {
        try {
            MethodType type = MethodType.methodType(long.class);
            return MethodHandles.publicLookup().findVirtual(ThreadMXBean.class, "getTotalThreadAllocatedBytes", type);
        } catch (ReflectiveOperationException e) {
            return null;
        }
    }
}
