package io.tbot.extension.weave;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What class loading cost.
 *
 * <p>Threads: written by every thread that loads a class, read by any. Units: counts since the start; nanoseconds of
 * wall time inside the transformer, over all threads.
 */
public final class TransformStats {
    private static final int MAX_NAMED = 100;
    /** More than any bot has; one that makes such classes without end stops being listed, not counted. */
    private static final int MAX_LISTED = 10_000;

    private final AtomicLong seen = new AtomicLong();
    private final AtomicLong scanned = new AtomicLong();
    private final AtomicLong candidates = new AtomicLong();
    private final AtomicLong woven = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();
    private final AtomicLong transformNanos = new AtomicLong();
    private final Map<String, String> leftAlone = new ConcurrentHashMap<>();
    private final Map<String, List<String>> wovenFor = new ConcurrentHashMap<>();

    TransformStats() {}

    /** Classes offered by the JVM. */
    public long seen() {
        return seen.get();
    }

    /** Classes whose constant pool was looked at. */
    public long scanned() {
        return scanned.get();
    }

    /** Classes handed to ByteBuddy. */
    public long candidates() {
        return candidates.get();
    }

    /** Times that a class came back changed. */
    public long woven() {
        return woven.get();
    }

    /** Classes left alone because looking at them or weaving them failed. */
    public long errors() {
        return errors.get();
    }

    /** Time spent in all of that. */
    public long transformNanos() {
        return transformNanos.get();
    }

    /** Classes that were meant and are left as they are, and why; the first {@value #MAX_NAMED} of them. */
    public Map<String, String> leftAlone() {
        return new TreeMap<>(leftAlone);
    }

    /** Which modules each class is woven for, by internal name; the first {@value #MAX_LISTED} of them. */
    public Map<String, List<String>> wovenFor() {
        return new TreeMap<>(wovenFor);
    }

    void wove(String className, List<String> modules) {
        if (wovenFor.size() < MAX_LISTED) {
            wovenFor.put(className, modules);
        }
    }

    /** A class that may have been woven is not any more. */
    void unwove(String className) {
        wovenFor.remove(className);
    }

    void countSeen() {
        seen.incrementAndGet();
    }

    void countScanned() {
        scanned.incrementAndGet();
    }

    void countCandidate() {
        candidates.incrementAndGet();
    }

    void countWoven() {
        woven.incrementAndGet();
    }

    void countError(String className, Throwable fault) {
        errors.incrementAndGet();
        leftAlone(className, fault.toString());
    }

    void leftAlone(String className, String why) {
        if (leftAlone.size() < MAX_NAMED) {
            leftAlone.put(className.replace('/', '.'), why);
        }
    }

    void addNanos(long nanos) {
        transformNanos.addAndGet(nanos);
    }
}
