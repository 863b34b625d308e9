package io.tbot.engine.event;

import io.prometheus.client.Collector.MetricFamilySamples;
import io.prometheus.client.Collector.MetricFamilySamples.Sample;
import io.tbot.engine.alert.AlertEngine;
import io.tbot.engine.alert.ReportedErrors;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.trace.KeptOperation;
import io.tbot.engine.trace.SlowOperations;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of what the agent's parts come to know: transitions of alerts and reported errors as they come, slow
 * operations once a second, metrics that changed every five.
 *
 * <p>Threads: {@link #hear} and {@link #report} any, at no cost but a place in a queue; {@link #look} the alert thread.
 * Shape: {@value #MAX_WAITING} alerts and errors wait, {@value #PER_LOOK} go out per look so that a storm lets no
 * listener drown. What does not fit is counted.
 */
public final class EventSources {
    private static final int MAX_WAITING = 4_096;
    private static final int PER_LOOK = 200;
    private static final int OPERATIONS_PER_LOOK = 20;
    private static final int METRICS_PER_ROUND = 200;

    /** The original's interval. */
    private static final long ROUND_MILLIS = 5_000;

    private final Events events;
    private final SlowOperations slow;
    private final WallClock clock;
    private final Supplier<@Nullable AlertEngine> alerts;
    private final Function<Set<String>, Enumeration<MetricFamilySamples>> metrics;
    private final Deque<Object> waiting = new ArrayDeque<>();
    private final AtomicLong lost = new AtomicLong();
    private final Map<Sample, Double> told = new HashMap<>();
    private long keptBefore;
    private long roundMillis;

    /** @param metrics what families of these names tell now */
    public EventSources(
            Events events,
            SlowOperations slow,
            WallClock clock,
            Supplier<@Nullable AlertEngine> alerts,
            Function<Set<String>, Enumeration<MetricFamilySamples>> metrics) {
        this.events = events;
        this.slow = slow;
        this.clock = clock;
        this.alerts = alerts;
        this.metrics = metrics;
    }

    /** An alert moved on. */
    public void hear(Transition transition) {
        boolean began = transition.to() == Phase.FIRING && transition.from() == Phase.PENDING;
        if (began || transition.to() == Phase.RESOLVED) {
            await(transition);
        }
    }

    /** Somebody reported an error. */
    public void report(ReportedErrors.Event error) {
        await(error);
    }

    private void await(Object happened) {
        synchronized (waiting) {
            if (waiting.size() < MAX_WAITING) {
                waiting.add(happened);
                return;
            }
        }
        lost.incrementAndGet();
    }

    /** Sends what has come up since the last look. */
    public void look(long nowMillis) {
        for (int i = 0; i < PER_LOOK; i++) {
            Object next;
            synchronized (waiting) {
                next = waiting.poll();
            }
            if (next == null) {
                break;
            }
            publish(next, nowMillis);
        }
        operations(nowMillis);
        if (nowMillis - roundMillis >= ROUND_MILLIS || nowMillis < roundMillis) {
            roundMillis = nowMillis;
            metrics(nowMillis);
        }
    }

    private void publish(Object happened, long nowMillis) {
        if (happened instanceof ReportedErrors.Event error) {
            events.publish(EventType.ERROR, "", Envelopes.error(error), nowMillis);
        } else if (happened instanceof Transition transition) {
            AlertEngine engine = alerts.get();
            Envelope envelope = Envelopes.alert(
                    transition, engine == null ? transition.alert() : engine.filled(transition.alert()));
            events.publish(EventType.ALERT, "", envelope, nowMillis);
        }
    }

    private void operations(long nowMillis) {
        long kept = slow.kept();
        long fresh = kept - keptBefore;
        if (fresh == 0) {
            return;
        }
        keptBefore = kept;
        List<KeptOperation> latest = slow.latest();
        int count = (int) Math.min(Math.min(fresh, OPERATIONS_PER_LOOK), latest.size());
        lost.addAndGet(fresh - count);
        for (int i = count - 1; i >= 0; i--) {
            KeptOperation each = latest.get(i);
            long endMillis = clock.epochNanos(each.startNanos() + each.nanos()) / 1_000_000;
            events.publish(EventType.PERFORMANCE, "", Envelopes.performance(each, endMillis), nowMillis);
        }
    }

    private void metrics(long nowMillis) {
        Set<String> wanted = events.metricsWanted();
        if (wanted.isEmpty()) {
            told.clear();
            return;
        }
        Set<String> names = new HashSet<>(wanted);
        for (String name : wanted) {
            names.add(name + "_count");
            names.add(name + "_sum");
        }
        int left = METRICS_PER_ROUND;
        for (MetricFamilySamples family : Collections.list(metrics.apply(names))) {
            for (Sample sample : family.samples) {
                if (!changed(sample)) {
                    continue;
                }
                if (left-- <= 0) {
                    lost.incrementAndGet();
                    continue;
                }
                metric(family.name, sample, wanted, nowMillis);
            }
        }
    }

    /** By name and labels; the value is no part of what tells samples apart. */
    private boolean changed(Sample sample) {
        Sample key = new Sample(sample.name, sample.labelNames, sample.labelValues, 0);
        Double before = told.put(key, sample.value);
        return Double.isFinite(sample.value) && (before == null || before != sample.value);
    }

    private void metric(String family, Sample sample, Set<String> wanted, long nowMillis) {
        Map<String, String> labels = new HashMap<>();
        for (int i = 0; i < sample.labelNames.size(); i++) {
            labels.put(sample.labelNames.get(i), sample.labelValues.get(i));
        }
        String of = wanted.contains(sample.name) ? sample.name : family;
        events.publish(EventType.METRIC, of, Envelopes.metric(sample.name, labels, sample.value, nowMillis), nowMillis);
    }

    /** What did not fit and what nobody was told of therefore. */
    public long lost() {
        return lost.get();
    }
}
