package io.tbot.engine.alert.rule;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Family;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Reading;
import io.tbot.engine.measure.Series;
import io.tbot.engine.measure.View;
import io.tbot.engine.measure.WallClock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The agent's own numbers: what it measures, and what the collectors of JVM, process and agent tell.
 *
 * <p>Threads: the evaluating one. Shape: of the families that rules name one object per label set, made at first sight.
 * Errors: a collector that fails is asked again at the next tick.
 */
public final class AgentMetrics implements Metrics {
    private final Measure measure;
    private final Families families;
    private final WallClock clock;
    private final Collected collected;
    private final Set<String> wanted = new HashSet<>();
    private final Map<String, Watched> watched = new HashMap<>();
    private final IdentityHashMap<Series, Boolean> known = new IdentityHashMap<>();
    private @Nullable Reading last;
    private boolean wantsMore;

    /** @param collected what is no measured family */
    public AgentMetrics(Measure measure, Families families, WallClock clock, Collected collected) {
        this.measure = measure;
        this.families = families;
        this.clock = clock;
        this.collected = collected;
    }

    @Override
    public void want(String family) {
        wantsMore |= wanted.add(family);
        collected.want(family);
    }

    @Override
    public void refresh() {
        collected.refresh();
        if (wantsMore || watched.size() < wanted.size()) {
            watchMore();
        }
        if (watched.isEmpty()) {
            return;
        }
        families.refresh();
        boolean grown = false;
        for (Watched family : watched.values()) {
            grown |= family.views != family.family.views().size();
        }
        Reading before = grown ? null : last; // what nobody asked for may be asked for now
        Reading reading = before == null ? measure.read() : measure.read(before);
        last = reading;
        List<Series> fresh = new ArrayList<>();
        for (int i = 0; i < reading.places(); i++) {
            Series series = reading.at(i);
            if (series != null && known.putIfAbsent(series, Boolean.TRUE) == null) {
                fresh.add(series);
            }
        }
        for (Watched family : watched.values()) {
            family.take(fresh, known.keySet());
            for (int i = 0; i < family.series.size(); i++) {
                family.series.get(i).read(reading, clock);
            }
        }
        for (Series series : grown ? known.keySet() : fresh) {
            if (!isAskedFor(series)) {
                reading.leaveOut(series);
            }
        }
    }

    private boolean isAskedFor(Series series) {
        for (Watched family : watched.values()) {
            if (family.takes(series)) {
                return true;
            }
        }
        return false;
    }

    private void watchMore() {
        for (Family family : families.all()) {
            if (wanted.contains(family.name()) && !watched.containsKey(family.name())) {
                watched.put(family.name(), new Watched(family));
            }
        }
        wantsMore = false;
    }

    @Override
    public @Nullable Kind kind(String family) {
        Watched measured = watched.get(family);
        if (measured != null) {
            return kindOf(measured.family);
        }
        for (Family each : families.all()) {
            if (each.name().equals(family)) {
                return kindOf(each);
            }
        }
        return collected.kind(family);
    }

    private static Kind kindOf(Family family) {
        return switch (family.type()) {
            case COUNTER -> Kind.COUNTER;
            case GAUGE -> Kind.GAUGE;
            case HISTOGRAM -> Kind.HISTOGRAM;
        };
    }

    @Override
    public List<? extends Sampled> series(String family) {
        Watched measured = watched.get(family);
        return measured != null ? measured.series : collected.series(family);
    }

    @Override
    public Set<String> names() {
        Set<String> names = new TreeSet<>(collected.names());
        for (Family family : families.all()) {
            names.add(family.name());
        }
        return names;
    }

    /** A measured family that rules name. */
    private static final class Watched {
        final Family family;
        final List<MeasuredSeries> series = new ArrayList<>();
        private final Map<Map<String, String>, MeasuredSeries> byLabels = new HashMap<>();
        private int views;

        Watched(Family family) {
            this.family = family;
        }

        /** Takes what is new; all there is into a view that is new itself. */
        void take(List<Series> fresh, Set<Series> all) {
            List<View> now = family.views();
            int before = views;
            views = now.size();
            for (int i = 0; i < views; i++) {
                View view = now.get(i);
                for (Series each : i < before ? fresh : all) {
                    if (view.takes(each)) {
                        add(view, each);
                    }
                }
            }
        }

        boolean takes(Series series) {
            for (int i = 0; i < views; i++) {
                if (family.views().get(i).takes(series)) {
                    return true;
                }
            }
            return false;
        }

        private void add(View view, Series each) {
            Map<String, String> labels = new HashMap<>(view.constants());
            for (int i = 0; i < view.names().size(); i++) {
                labels.put(view.names().get(i), each.label(view.slots().get(i)));
            }
            MeasuredSeries one = byLabels.get(labels);
            if (one == null) {
                one = new MeasuredSeries(family, Map.copyOf(labels));
                byLabels.put(labels, one);
                series.add(one);
            }
            one.add(view.source(), each);
        }
    }
}
