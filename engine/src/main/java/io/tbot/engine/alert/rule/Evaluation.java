package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * All rules over all windows: loaded as often as the configuration changes, looked at each tick.
 *
 * <p>Threads: the evaluating one. Shape: windows that rules ask for, each once; 1,000 instances for each. Errors: a
 * rule that fails reports {@code ERROR}, and rests a minute after the third time in a row; no other rule notices.
 */
public final class Evaluation {
    private final Metrics metrics;
    private final Hours hours;
    private final Moment now;
    private Map<String, Leaf<?>> leaves = new HashMap<>();
    private final AtomicLong looks = new AtomicLong();
    private final Map<String, Long> odd = new ConcurrentHashMap<>();
    private volatile List<CompiledRule> rules = List.of();
    private long ticks;

    public Evaluation(Metrics metrics, long tickNanos, Hours hours) {
        this.metrics = metrics;
        this.hours = hours;
        this.now = new Moment(tickNanos);
    }

    /**
     * Makes rules ready to be looked at, which {@link #swap} begins; until then nothing changes. Windows of expressions
     * that were there before are kept, and so is what is known of a rule that stayed the same.
     *
     * @param mistakes takes what cannot be looked at; those rules fall out alone
     * @param warnings takes what is looked at though it may never be seen
     */
    public Ready prepare(List<ParsedRule> parsed, Consumer<Mistake> mistakes, Consumer<Mistake> warnings) {
        Map<String, CompiledRule> before = new HashMap<>();
        for (CompiledRule rule : rules) {
            before.put(rule.rule().id(), rule);
        }
        metrics.refresh(); // what is told only when asked must be known by name before rules name it
        Map<String, Leaf<?>> used = new HashMap<>();
        List<CompiledRule> compiled = new ArrayList<>();
        for (ParsedRule each : parsed) {
            Compiler compiler = new Compiler(metrics, leaves, used, now, each.minSamples());
            try {
                Node root = compiler.verdict(each.expression().expr());
                CompiledRule rule = new CompiledRule(each, root, compiler.longestNanos(), compiler.leaves());
                CompiledRule known = before.get(each.rule().id());
                compiled.add(known != null && known.parsed.same(each) ? rule.following(known) : rule);
            } catch (ExpressionException e) {
                mistakes.accept(mistake(each, e.offset(), e.problem()));
            }
            for (Compiler.Warning warning : compiler.warnings()) {
                warnings.accept(mistake(each, warning.at(), warning.text()));
            }
        }
        return new Ready(used, List.copyOf(compiled));
    }

    /** Looks at what was prepared last from now on. */
    public void swap(Ready ready) {
        leaves = ready.leaves;
        rules = ready.rules;
    }

    /** Both in one. */
    public void load(List<ParsedRule> parsed, Consumer<Mistake> mistakes, Consumer<Mistake> warnings) {
        swap(prepare(parsed, mistakes, warnings));
    }

    private static Mistake mistake(ParsedRule rule, int offset, String problem) {
        return rule.place()
                .mistake(rule.where(), offset, "alert rule '" + rule.rule().id() + "': " + problem);
    }

    /**
     * Looks at every rule that is due.
     *
     * @return the length of the stall that this tick ended, in nanoseconds; 0 mostly
     */
    public long tick(long nowNanos, long wallMillis, Findings out) {
        long stall = advance(nowNanos, wallMillis);
        look(nowNanos, wallMillis, out);
        return stall;
    }

    /** Moves on to a tick; {@link #look} follows. The length of the stall that it ended, as of {@link #tick}. */
    public long advance(long nowNanos, long wallMillis) {
        return now.advance(nowNanos, wallMillis);
    }

    /** Looks at every rule that is due at the moment moved on to. */
    public void look(long nowNanos, long wallMillis, Findings out) {
        boolean first = ticks++ == 0;
        metrics.refresh();
        for (Leaf<?> leaf : leaves.values()) {
            leaf.observe(now, first);
            int becameOdd = leaf.takeOdd();
            if (becameOdd > 0) {
                odd.merge(leaf.selection.metric(), (long) becameOdd, Long::sum);
            }
        }
        List<CompiledRule> rules = this.rules;
        int looked = 0;
        for (int i = 0; i < rules.size(); i++) {
            CompiledRule rule = rules.get(i);
            if (rule.rule().hours().isEmpty() || hours.isOpen(rule.rule().hours(), wallMillis)) {
                looked += rule.look(now, nowNanos, out) ? 1 : 0;
            }
        }
        looks.addAndGet(looked);
    }

    /** How often any rule was looked at. Threads: any. */
    public long looks() {
        return looks.get();
    }

    /** How often {@code anomaly} found that a series had become odd, by metric. Threads: any. */
    public Map<String, Long> anomalies() {
        return Map.copyOf(odd);
    }

    /** In the order loaded. Threads: any. */
    public List<CompiledRule> rules() {
        return rules;
    }

    /** Rules with their windows, as one was not looking yet. */
    public static final class Ready {
        private final Map<String, Leaf<?>> leaves;
        private final List<CompiledRule> rules;

        private Ready(Map<String, Leaf<?>> leaves, List<CompiledRule> rules) {
            this.leaves = leaves;
            this.rules = rules;
        }

        /** Those that are sound, in the order loaded. */
        public List<CompiledRule> rules() {
            return rules;
        }
    }

    /** Knows when a calendar that rules name is open. */
    public interface Hours {
        boolean isOpen(String calendar, long wallMillis);
    }
}
