package io.tbot.engine.probe;

import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Site;
import io.tbot.engine.orders.OrderWords;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The woven places of the user's probes, and what did not bind.
 *
 * <p>Threads: whichever thread loads a class that is being woven, and the reader of the report; short and rarely
 * contended.
 */
public final class ProbeSites {
    private static final int MAX_NOTES = 50;

    private final Measure measure;
    private final OperationPoints points;
    private final ProbeRuntime runtime;
    private final Map<String, Found> found = new LinkedHashMap<>();

    ProbeSites(Measure measure, Families families, ProbeRuntime runtime) {
        this.measure = measure;
        this.points = new OperationPoints(measure, families);
        this.runtime = runtime;
    }

    /**
     * Registers a woven method.
     *
     * @param method name and descriptor
     * @param literals text of each label slot that never changes here; {@code null} where it is dynamic or open
     * @param verdictIsOk whether the verdict comes from {@code ok} (false = failed) or {@code fail} (null = failed)
     * @return the site, switched on; 0: do not weave
     */
    public synchronized int register(
            ProbeSpec probe, String className, String method, @Nullable String[] literals, boolean verdictIsOk) {
        Found known = found(probe);
        String where = className + '.' + method;
        Integer again = known.sites.get(where);
        if (again != null) {
            return again; // the class is woven anew, by a retransformation or in a second loader
        }
        Point point = points.of(probe);
        @Nullable String[] labels = withDefaults(probe, literals);
        boolean late = late(probe);
        int site = measure.site(point, probe.title(), labels, late, known.number);
        if (site > 0) {
            known.sites.put(where, site);
            runtime.describe(site, probe, method, labels, late, verdictIsOk);
            Probe.turn(site, true);
        }
        return site;
    }

    /** A tick whose kind nobody named is a tick; an order's type and side are called what libraries call them. */
    private static @Nullable String[] withDefaults(ProbeSpec probe, @Nullable String[] literals) {
        @Nullable String[] full = literals.clone();
        boolean marketData = probe.op() == Operation.MD_TICK || probe.op() == Operation.MD_SNAPSHOT;
        if (marketData && full.length > 2 && probe.slot(2) == null) {
            full[2] = probe.op() == Operation.MD_TICK ? "tick" : "snapshot";
        }
        if (probe.op() == Operation.ORDER_PLACE && full.length > 3) {
            full[2] = (String) OrderWords.TYPES.of(full[2]);
            full[3] = (String) OrderWords.SIDES.of(full[3]);
        }
        return full;
    }

    private static boolean late(ProbeSpec probe) {
        for (int i = 0; i < probe.slotNames().size(); i++) {
            if (probe.slot(i) instanceof Expression.Path path && path.root() == Expression.Root.RETURN) {
                return true;
            }
        }
        return false;
    }

    /**
     * Names the probe wherever it stands in the file, so that an edit above it changes nothing for it. Text, because
     * the first hash of a record links method handles for 20 ms, while the bot's first class loads.
     */
    private static String key(ProbeSpec probe) {
        return probe.title() + '|' + probe.metric() + '|' + probe.bindings() + '|' + probe.labels();
    }

    private Found found(ProbeSpec probe) {
        String key = key(probe);
        Found known = found.get(key);
        if (known == null) {
            known = new Found(found.size() + 1);
            found.put(key, known);
        }
        return known;
    }

    /** Notes what did not bind. */
    public synchronized void problem(ProbeSpec probe, String className, String method, String message) {
        note(found(probe).problems, className + '.' + method + ": " + message);
    }

    /** Notes a class that matched while none of its methods did. */
    public synchronized void nearMiss(ProbeSpec probe, String className, List<String> methodNames) {
        String nearest = Nearest.of(probe.method(), methodNames);
        note(
                found(probe).nearMisses,
                className + " has no '" + probe.method() + "', "
                        + (nearest == null
                                ? "but " + String.join(", ", methodNames)
                                : "did you mean '" + nearest + "'"));
    }

    private static void note(Set<String> notes, String text) {
        if (notes.size() < MAX_NOTES) {
            notes.add(text);
        }
    }

    /** Switches off the sites of probes that are no longer configured. */
    public synchronized void retire(List<ProbeSpec> current) {
        Set<String> kept = new HashSet<>();
        for (ProbeSpec probe : current) {
            kept.add(key(probe));
        }
        for (Map.Entry<String, Found> each : found.entrySet()) {
            boolean on = kept.contains(each.getKey());
            for (int site : each.getValue().sites.values()) {
                Probe.turn(site, on && !broken(site));
            }
        }
    }

    /** Whether the site has switched itself off: a reload is no reason to fail on. */
    private boolean broken(int id) {
        Site site = measure.site(id);
        return site != null && site.faults() >= ProbeRuntime.MAX_FAULTS;
    }

    /** What is known of each of these probes. */
    public synchronized List<ProbeReport> report(List<ProbeSpec> probes) {
        List<ProbeReport> reports = new ArrayList<>();
        for (ProbeSpec probe : probes) {
            Found known = found(probe);
            reports.add(new ProbeReport(
                    probe,
                    new LinkedHashMap<>(known.sites),
                    new ArrayList<>(known.problems),
                    known.sites.isEmpty() ? new ArrayList<>(known.nearMisses) : List.of()));
        }
        return reports;
    }

    /** What weaving found for one probe. */
    private static final class Found {
        final int number;
        final Map<String, Integer> sites = new LinkedHashMap<>();
        final Set<String> problems = new LinkedHashSet<>();
        final Set<String> nearMisses = new LinkedHashSet<>();

        Found(int number) {
            this.number = number;
        }
    }
}
