package io.tbot.engine.jvm;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;

/**
 * How long collections took, as the JVM notifies. Needs {@code jdk.management}.
 *
 * <p>Threads: the JVM's notification thread writes; it is not the bot's.
 *
 * <p>Errors: the JVM gives whole milliseconds. Collections before {@link #start} are not in it.
 *
 * <p>Not: pauses alone. Of a concurrent collector's names, those that end in {@code Cycles} or are {@code G1 Concurrent
 * GC} ran beside the bot.
 */
final class GcCollector extends ThemeCollector {
    private static final List<String> LABELS = List.of("jvm_gc_name", "jvm_gc_action");

    /** A JVM has two or three collectors with a few actions each. */
    private static final int MAX_SERIES = 32;

    private final NotificationListener listener = (notification, handback) -> take(notification);
    private final Map<List<String>, DurationCounts> durations = new ConcurrentHashMap<>();

    GcCollector(Consumer<String> log) {
        super(log);
    }

    void start() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                emitter.addNotificationListener(listener, null, null);
            }
        }
    }

    void stop() {
        for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
            if (collector instanceof NotificationEmitter emitter) {
                try {
                    emitter.removeNotificationListener(listener);
                } catch (ListenerNotFoundException e) {
                    // somebody took it away before us
                }
            }
        }
    }

    @Override
    void read(Families families) {
        durations.forEach((values, counts) -> families.histogram(
                "jvm_gc_duration_seconds",
                "Duration of garbage collections, in whole milliseconds.",
                counts.samples("jvm_gc_duration_seconds", LABELS, values)));
    }

    private void take(Notification notification) {
        if (notification.getType().equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)
                && notification.getUserData() instanceof CompositeData content) {
            GarbageCollectionNotificationInfo info = GarbageCollectionNotificationInfo.from(content);
            add(info.getGcName(), info.getGcAction(), info.getGcInfo().getDuration());
        }
    }

    void add(String name, String action, long millis) {
        List<String> values = List.of(name, action);
        if (durations.size() < MAX_SERIES || durations.containsKey(values)) {
            durations
                    .computeIfAbsent(
                            values, v -> new DurationCounts(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 1, 10))
                    .add(millis / 1e3);
        }
    }
}
