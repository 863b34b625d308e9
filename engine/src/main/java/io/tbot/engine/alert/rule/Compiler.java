package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Nearest;
import io.tbot.engine.config.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes nodes of one rule's expression; windows that are known already are taken over. */
final class Compiler {
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long MAX_WINDOW = 72 * 60 * MINUTE;
    private static final int PARTS = 60;
    /** Of a histogram's series, the one that what it measured comes to in all. */
    private static final String SUM = "_sum";

    private static final int FORECAST_PARTS = 30;

    private static final List<String> FUNCTIONS = List.of(
            "value",
            "last",
            "min",
            "max",
            "avg",
            "sum",
            "rate",
            "increase",
            "delta",
            "quantile",
            "p50",
            "p90",
            "p95",
            "p99",
            "p999",
            "mean",
            "count",
            "ratio",
            "absent",
            "stale",
            "age",
            "changes",
            "flatline",
            "burn_rate",
            "anomaly",
            "forecast");

    private final Metrics metrics;
    private final Map<String, Leaf<?>> leaves;
    private final Map<String, Leaf<?>> used;
    private final Moment now;
    private final long minSamples;
    private final List<Warning> unheard = new ArrayList<>();
    private final List<Leaf<?>> mine = new ArrayList<>();
    private long longestNanos;

    /**
     * @param leaves windows there are
     * @param used those that this and other rules look at, added to
     */
    Compiler(Metrics metrics, Map<String, Leaf<?>> leaves, Map<String, Leaf<?>> used, Moment now, long minSamples) {
        this.metrics = metrics;
        this.leaves = leaves;
        this.used = used;
        this.now = now;
        this.minSamples = minSamples;
    }

    /** A rule's condition. */
    Node verdict(Expr expr) {
        Node node = node(expr);
        if (!node.isVerdict()) {
            throw new ExpressionException(expr.at(), "is a number; compare it with another, as in '> 5'");
        }
        return node;
    }

    /** How far back the expression looks; 0 where it has no window. */
    long longestNanos() {
        return longestNanos;
    }

    /** The windows the expression looks at. */
    List<Leaf<?>> leaves() {
        return mine;
    }

    /** What is wrong with the metrics' names; no reason not to look, since they may come. */
    List<Warning> warnings() {
        return unheard;
    }

    private Node node(Expr expr) {
        if (expr instanceof Expr.Num number) {
            return new Node.Constant(number.value());
        }
        if (expr instanceof Expr.Selector selector) {
            return gauge("value", selector, null, SECOND);
        }
        if (expr instanceof Expr.Not not) {
            return new Contrary(verdict(not.of()));
        }
        if (expr instanceof Expr.Gather gather) {
            return new Gathered(gather.how(), gather.by(), amount(gather.of()));
        }
        if (expr instanceof Expr.Binary binary) {
            boolean logical = "and or unless".contains(binary.op());
            Node left = logical ? verdict(binary.left()) : amount(binary.left());
            Node right = logical ? verdict(binary.right()) : amount(binary.right());
            return new Joined(binary.op(), left, right);
        }
        return call((Expr.Call) expr);
    }

    private Node amount(Expr expr) {
        Node node = node(expr);
        if (node.isVerdict()) {
            throw new ExpressionException(expr.at(), "says yes or no where a number belongs");
        }
        return node;
    }

    private Node call(Expr.Call call) {
        Arguments args = new Arguments(call, window -> longestNanos = Math.max(longestNanos, window));
        return switch (call.name()) {
            case "value", "last" -> {
                args.names();
                yield gauge(call.name(), args.selector(0, 1), call.by(), SECOND);
            }
            case "age" -> {
                args.names();
                yield gauge("age", args.selector(0, 1), call.by(), SECOND);
            }
            case "min", "max", "avg", "sum", "delta", "changes", "stale", "flatline" -> {
                args.names();
                yield gauge(call.name(), args.selector(0, 2), call.by(), args.window(1));
            }
            case "absent" -> absent(call, args);
            case "rate", "increase", "count" -> {
                args.names();
                yield counter(
                        args.selector(0, 2),
                        call.by(),
                        args.window(1),
                        call.name().equals("rate"));
            }
            case "quantile" -> {
                args.names();
                double q = args.number(0, 0, 1);
                yield values(args.selector(1, 3), call.by(), args.window(2), q);
            }
            case "p50", "p90", "p95", "p99", "p999" -> {
                args.names();
                yield values(args.selector(0, 2), call.by(), args.window(1), quantileOf(call.name()));
            }
            case "mean" -> {
                args.names();
                yield values(args.selector(0, 2), call.by(), args.window(1), HistogramLeaf.MEAN);
            }
            case "ratio" -> {
                args.names();
                yield share(call, args, args.window(2), Math.max(1, minSamples));
            }
            case "burn_rate" -> burnRate(call, args);
            case "anomaly" -> anomaly(call, args);
            case "forecast" -> forecast(call, args);
            default -> throw new ExpressionException(call.at(), Nearest.unknown("function", call.name(), FUNCTIONS));
        };
    }

    private Node absent(Expr.Call call, Arguments args) {
        args.names("expected");
        Selection selection = selection(args.selector(0, 2), call.by());
        Slices slices = slices(args.window(1));
        Expr expected = call.named().get("expected");
        boolean declared =
                expected instanceof Expr.Selector word && word.metric().equals("true");
        String key = "absent " + selection.key() + slices.windowNanos() + declared;
        return leaf(key, args.at(0, 2).at(), () -> {
            GaugeLeaf leaf = new GaugeLeaf(metrics, selection, slices, "absent", 0);
            return declared ? leaf.expecting(now) : leaf;
        });
    }

    private Node forecast(Expr.Call call, Arguments args) {
        args.names();
        Selection selection = selection(args.selector(0, 3), call.by());
        Slices slices = Slices.of(args.window(1), now.tickNanos(), FORECAST_PARTS);
        double horizon = args.window(2) / 1e9;
        return leaf(
                "forecast " + selection.key() + slices.windowNanos() + " " + horizon,
                args.at(0, 3).at(),
                () -> new GaugeLeaf(metrics, selection, slices, "forecast", horizon));
    }

    private Node burnRate(Expr.Call call, Arguments args) {
        args.names("slo", "long", "short", "factor", "min_events");
        double slo = args.named("slo", Double.NaN);
        if (!(slo > 0 && slo < 1)) {
            throw new ExpressionException(call.at(), "burn_rate needs 'slo=' between 0% and 100%, as in slo=99.5%");
        }
        double events = args.named("min_events", Math.max(10, minSamples));
        List<BurnRate.Pair> pairs = new ArrayList<>();
        if (call.named().containsKey("long") || call.named().containsKey("short")) {
            pairs.add(pair(call, args, args.span("long"), args.span("short"), args.named("factor", 14.4), events));
        } else {
            pairs.add(pair(call, args, 60 * MINUTE, 5 * MINUTE, args.named("factor", 14.4), events));
            pairs.add(pair(call, args, 360 * MINUTE, 30 * MINUTE, 6, events));
            pairs.add(pair(call, args, MAX_WINDOW, 360 * MINUTE, 1, events));
        }
        return new BurnRate(pairs, slo);
    }

    private BurnRate.Pair pair(
            Expr.Call call, Arguments args, long longNanos, long shortNanos, double factor, double events) {
        return new BurnRate.Pair(share(call, args, longNanos, events), share(call, args, shortNanos, 1), factor);
    }

    private Node share(Expr.Call call, Arguments args, long window, double least) {
        List<String> by = call.by() == null ? List.of() : call.by();
        int count = call.name().equals("ratio") ? 3 : 2;
        Node part = counter(args.selector(0, count), by, window, false);
        return new Ratio(part, counter(args.selector(1, count), by, window, false), least);
    }

    private Node anomaly(Expr.Call call, Arguments args) {
        args.names("baseline", "z", "min_delta");
        double quantile = HistogramLeaf.MEAN;
        Expr of = args.at(0, 2);
        if (of instanceof Expr.Call inner) {
            quantile = quantileOf(inner.name());
            of = quantile > 0 && inner.args().size() == 1 && inner.named().isEmpty()
                    ? inner.args().get(0)
                    : of;
        }
        if (!(of instanceof Expr.Selector selector)) {
            throw new ExpressionException(of.at(), "a metric, or p99 and the like of one, belongs here");
        }
        int window = (int) Math.max(1, args.window(1) / MINUTE);
        int points = (int) (args.named("baseline", 86_400) / 60);
        if (window > 60 || points < 60 || points > 1440) {
            throw new ExpressionException(call.at(), "anomaly needs a window of 1m..1h and a baseline of 1h..24h");
        }
        Baseline.Shape shape =
                new Baseline.Shape(window, points, args.named("z", 4), args.named("min_delta", 0), quantile);
        Selection selection = selection(selector, call.by());
        String key = "anomaly " + selection.key() + window + " " + points + " " + shape.z() + " " + shape.minDelta()
                + " " + quantile;
        return leaf(key, selector.at(), () -> new AnomalyLeaf(metrics, selection, now.tickNanos(), shape));
    }

    private Node gauge(String function, Expr.Selector selector, @Nullable List<String> by, long window) {
        Selection selection = selection(selector, by);
        Slices slices = slices(window);
        return leaf(
                function + " " + selection.key() + window,
                selector.at(),
                () -> new GaugeLeaf(metrics, selection, slices, function, 0));
    }

    private Node counter(Expr.Selector selector, @Nullable List<String> by, long window, boolean perSecond) {
        boolean ofSums = selector.metric().endsWith(SUM)
                && metrics.kind(OldNames.exposed(selector.metric(), this::isKnown)) == null;
        Selection selection = selection(ofSums ? selector.without(SUM) : selector, by);
        Slices slices = slices(window);
        return leaf(
                (perSecond ? "rate " : "increase ") + (ofSums ? "of sums " : "") + selection.key() + window,
                selector.at(),
                () -> new CounterLeaf(metrics, selection, slices, perSecond, ofSums));
    }

    private Node values(Expr.Selector selector, @Nullable List<String> by, long window, double quantile) {
        Selection selection = selection(selector, by);
        Slices slices = Slices.of(window, now.tickNanos(), HistogramLeaf.PARTS);
        long least = minSamples > 0 ? minSamples : leastFor(quantile);
        return leaf(
                quantile + " " + selection.key() + window + " " + least,
                selector.at(),
                () -> new HistogramLeaf(metrics, selection, slices, quantile, least));
    }

    private static long leastFor(double quantile) {
        if (quantile == HistogramLeaf.MEAN || quantile == 1 || quantile == 0) {
            return 1;
        }
        return quantile <= 0.95 ? 20 : quantile <= 0.99 ? 100 : 1000;
    }

    private static double quantileOf(String name) {
        return switch (name) {
            case "p50" -> 0.5;
            case "p90" -> 0.9;
            case "p95" -> 0.95;
            case "p99" -> 0.99;
            case "p999" -> 0.999;
            default -> HistogramLeaf.MEAN;
        };
    }

    private Slices slices(long window) {
        return Slices.of(window, now.tickNanos(), PARTS);
    }

    /** @param at the metric's place: whether it can be looked at so is known already where the metric is */
    private Node leaf(String key, int at, Supplier<? extends Leaf<?>> fresh) {
        Leaf<?> leaf = used.get(key);
        if (leaf == null) {
            leaf = leaves.get(key);
            leaf = leaf == null ? fresh.get() : leaf;
            Metrics.Kind kind = metrics.kind(leaf.selection.metric());
            String problem = kind == null ? "" : leaf.unfit(kind);
            if (!problem.isEmpty()) {
                throw new ExpressionException(at, problem);
            }
            used.put(key, leaf);
        }
        mine.add(leaf);
        return leaf;
    }

    private Selection selection(Expr.Selector selector, @Nullable List<String> by) {
        String exposed = OldNames.exposed(selector.metric(), this::isKnown);
        if (metrics.kind(exposed) == null && !metrics.names().isEmpty()) {
            String near = Nearest.of(exposed, metrics.names());
            unheard.add(new Warning(
                    selector.at(),
                    "metric '" + Quote.of(selector.metric()) + "': no number of that name yet"
                            + (near == null ? "" : ", did you mean '" + near + "'")));
        }
        return new Selection(exposed, selector.matches(), by);
    }

    private boolean isKnown(String metric) {
        return metrics.kind(metric) != null;
    }

    /** What is worth saying of a metric that stands there. */
    record Warning(int at, String text) {}
}
