package io.tbot.engine.jvm;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Platform threads by state. Needs {@code java.management}.
 *
 * <p>Not: stacks. Asked for none, HotSpot reads each thread's state without a safepoint.
 *
 * <p>Errors: threads are read one after the other, so the sum is of no single moment.
 */
final class ThreadCollector extends ThemeCollector {
    private static final List<String> LABELS = List.of("jvm_thread_daemon", "jvm_thread_state");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

    ThreadCollector(Consumer<String> log) {
        super(log);
    }

    @Override
    void read(Families families) {
        Map<Thread.State, Integer> daemons = new EnumMap<>(Thread.State.class);
        Map<Thread.State, Integer> others = new EnumMap<>(Thread.State.class);
        for (@Nullable ThreadInfo info : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (info != null) {
                (info.isDaemon() ? daemons : others).merge(info.getThreadState(), 1, Integer::sum);
            }
        }
        add(families, "true", daemons);
        add(families, "false", others);
    }

    private static void add(Families families, String daemon, Map<Thread.State, Integer> counts) {
        counts.forEach((state, count) -> families.gauge(
                "jvm_threads",
                "Platform threads alive.",
                LABELS,
                List.of(daemon, state.name().toLowerCase(Locale.ROOT)),
                count));
    }
}
