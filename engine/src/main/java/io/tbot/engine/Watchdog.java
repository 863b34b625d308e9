package io.tbot.engine;

import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import io.tbot.engine.probe.ProbeRuntime;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Says once what the owner of the bot should know of the probes: one that switched itself off, one that costs much of a
 * core, a label whose values overflow. Threads: the clock thread.
 */
final class Watchdog {
    /** Two clock reads, labels, histogram and frame; measured on 2 cores, see docs/decisions. */
    private static final double NANOS_PER_CALL = 100;

    private static final double MAX_SHARE = 0.05;
    private static final long HOUR_NANOS = 3_600_000_000_000L;

    private final Measure measure;
    private final Consumer<String> log;
    private final BitSet saidOff = new BitSet();
    private final BitSet saidCostly = new BitSet();
    private final Map<String, Long> overflowSaid = new HashMap<>();
    private long[] lastCalls = new long[0];
    private long lastNanos;

    Watchdog(Measure measure, Consumer<String> log) {
        this.measure = measure;
        this.log = log;
    }

    /** Looks at every site. */
    void check() {
        long now = System.nanoTime();
        long[] calls = measure.allSiteCalls();
        double seconds = (now - lastNanos) / 1e9;
        for (int id = 1; id < calls.length; id++) {
            Site site = measure.site(id);
            if (site == null || saidOff.get(id)) {
                continue;
            }
            if (site.faults() >= ProbeRuntime.MAX_FAULTS) {
                saidOff.set(id);
                log.accept("probe '" + site.title() + "' failed " + ProbeRuntime.MAX_FAULTS
                        + " times and is off, last: " + site.lastFault());
            } else if (id < lastCalls.length && lastNanos != 0 && !saidCostly.get(id)) {
                costly(site, (calls[id] - lastCalls[id]) / seconds);
            }
        }
        lastCalls = calls;
        lastNanos = now;
        for (Measure.Overflow overflow : measure.overflows()) {
            overflow(overflow, now);
        }
    }

    /** Once an hour a label; the most frequent values beyond its cap tell what to label otherwise. */
    private void overflow(Measure.Overflow overflow, long now) {
        Long last = overflowSaid.get(overflow.label());
        if (last == null || now - last > HOUR_NANOS) {
            overflowSaid.put(overflow.label(), now);
            log.accept("label '" + overflow.label() + "' has more than " + overflow.cap()
                    + " values, the rest are counted as 'other', most often " + overflow.top()
                    + "; raise limits or label less");
        }
    }

    private void costly(Site site, double callsPerSecond) {
        double share = callsPerSecond * NANOS_PER_CALL / 1e9;
        if (share > MAX_SHARE) {
            saidCostly.set(site.id());
            log.accept("probe '" + site.title() + "' is called " + Math.round(callsPerSecond)
                    + " times a second and takes about " + Math.round(share * 100) + " % of a core; it keeps counting");
        }
    }
}
