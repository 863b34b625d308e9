package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A rule that is looked at. Threads: the evaluating one. */
public final class CompiledRule {
    /** So many faults in a row, and the rule rests for a while. */
    private static final int FAULTS = 3;

    private static final long QUARANTINE_NANOS = 60_000_000_000L;

    final ParsedRule parsed;
    private final Node root;
    private final long windowNanos;
    private final List<Leaf<?>> leaves;

    /** {@code null} where no text of the rule shows it. */
    private final @Nullable Course course;

    private long nextNanos;
    private int faults;
    private long quarantines;
    private final AtomicLong failures = new AtomicLong();
    private boolean due;
    private boolean saidNothing;
    private String lastFault = "";
    private int checked;
    private String clash = "";

    CompiledRule(ParsedRule parsed, Node root, long windowNanos, List<Leaf<?>> leaves) {
        this.leaves = leaves;
        this.windowNanos = windowNanos;
        this.parsed = parsed;
        this.root = root;
        boolean shown = parsed.rule().annotations().values().stream().anyMatch(text -> text.contains("sparkline"));
        this.course = shown ? new Course() : null;
    }

    public Rule rule() {
        return parsed.rule();
    }

    /** The file it stands in. */
    public String where() {
        return parsed.where();
    }

    /** How far back its expression looks. */
    public long windowNanos() {
        return windowNanos;
    }

    /** Its last values at a small scale, of the instance that the alert is of; empty where no text shows them. */
    public String sparkline(String fingerprint) {
        int instance = course == null ? -1 : Course.find(root, rule().id(), fingerprint);
        return course == null || instance < 0 ? "" : course.line(instance);
    }

    /** The instances that are furthest beyond the threshold now, or nearest to it, so many at most. */
    public List<Standing> top(int most) {
        List<Standing> all = new ArrayList<>();
        boolean below = false;
        for (int i = 0; i < root.size(); i++) {
            if (root.state[i] == Node.TRUE || root.state[i] == Node.FALSE) {
                all.add(new Standing(root.labels.get(i), root.value[i]));
                below |= root.state[i] == Node.TRUE && root.value[i] < root.threshold[i];
            }
        }
        Comparator<Standing> least = Comparator.comparingDouble(Standing::value);
        all.sort(below ? least : least.reversed());
        return all.subList(0, Math.min(most, all.size()));
    }

    /** How many instances it has found so far. */
    public int instances() {
        return root.size();
    }

    /** Whether it rests because it failed again and again. */
    public boolean isQuarantined() {
        return faults >= FAULTS;
    }

    /** How often that happened. */
    public long quarantines() {
        return quarantines;
    }

    /** How often looking at it failed. Threads: any. */
    public long failures() {
        return failures.get();
    }

    /** Why it failed last; empty where it never has. */
    public String lastFault() {
        return lastFault;
    }

    /** Series that it does not look at because there are too many. */
    public long refused() {
        long all = 0;
        for (int i = 0; i < leaves.size(); i++) {
            all += leaves.get(i).refused();
        }
        return all;
    }

    /** Takes over what is known of the same rule before a reload. */
    CompiledRule following(CompiledRule before) {
        faults = before.faults;
        quarantines = before.quarantines;
        lastFault = before.lastFault;
        nextNanos = before.nextNanos;
        saidNothing = before.saidNothing;
        due = before.due;
        failures.set(before.failures.get());
        return this;
    }

    /** Looks at it if it is due; whether it was. */
    boolean look(Moment now, long nowNanos, Findings out) {
        long lateNanos = nowNanos - nextNanos;
        if (due && lateNanos < -now.tickNanos() / 2) {
            return false; // a tick a little early is the one that is meant
        }
        boolean regular = due && lateNanos < now.tickNanos() && rule().everyNanos() > 0;
        nextNanos = (regular ? nextNanos : nowNanos) + rule().everyNanos();
        due = true;
        try {
            root.evaluate(now);
            refuseClashes();
        } catch (RuntimeException | StackOverflowError e) {
            failed(nowNanos, e, out);
            return true;
        }
        faults = 0;
        if (course != null) {
            course.note(root);
        }
        report(out);
        return true;
    }

    /** Labels of the rule's own in the place of an instance's may leave two instances alike. */
    private void refuseClashes() {
        if (checked != root.revision() && !rule().labels().map().isEmpty()) {
            checked = root.revision();
            Set<Labels> all = new HashSet<>();
            clash = "";
            for (Labels instance : root.labels) {
                Labels whole = instance;
                for (Map.Entry<String, String> own : rule().labels().map().entrySet()) {
                    whole = whole.with(own.getKey(), own.getValue());
                }
                clash = all.add(whole)
                        ? clash
                        : "two instances have the same labels " + whole + " once 'labels' are added";
            }
        }
        if (!clash.isEmpty()) {
            throw new IllegalStateException(clash);
        }
    }

    private void failed(long nowNanos, Throwable fault, Findings out) {
        String message = fault.getMessage();
        lastFault = message == null ? fault.getClass().getSimpleName() : message;
        failures.incrementAndGet();
        faults = faults >= FAULTS ? 1 : faults + 1;
        if (faults == FAULTS) {
            quarantines++;
            nextNanos = nowNanos + QUARANTINE_NANOS;
        }
        for (int i = 0; i < root.size(); i++) {
            out.found(this, root.labels.get(i), Finding.ERROR, Double.NaN, Double.NaN);
        }
        if (root.size() == 0) {
            saidNothing = true;
            out.found(this, Labels.NONE, Finding.ERROR, Double.NaN, Double.NaN);
        }
    }

    private void report(Findings out) {
        int n = root.size();
        if (n == 0) {
            saidNothing = true;
            out.found(this, Labels.NONE, Finding.NO_DATA, Double.NaN, Double.NaN);
        } else if (saidNothing) {
            saidNothing = false;
            if (!root.labels.contains(Labels.NONE)) {
                out.found(this, Labels.NONE, Finding.CLEAR, Double.NaN, Double.NaN);
            }
        }
        for (int i = 0; i < n; i++) {
            out.found(this, root.labels.get(i), finding(i), root.value[i], root.threshold[i]);
        }
    }

    private Finding finding(int i) {
        return switch (root.state[i]) {
            case Node.NO_DATA -> Finding.NO_DATA;
            case Node.INSUFFICIENT -> Finding.INSUFFICIENT;
            case Node.TRUE -> Finding.BREACH;
            default ->
                parsed.clearOp().isEmpty() || Joined.compare(root.value[i], parsed.clearOp(), parsed.clearThreshold())
                        ? Finding.CLEAR
                        : Finding.BETWEEN;
        };
    }
}
