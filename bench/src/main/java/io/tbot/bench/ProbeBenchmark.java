package io.tbot.bench;

import io.tbot.engine.tick.Ticks;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.probe.ProbeRuntime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one probed call adds: the sequence that advice inlines, without the method around it. The yardstick is
 * {@link #twoClockReads}: a labelled probe is to cost at most 1.4 times that.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ProbeBenchmark {
    private static final String[] SYMBOLS = {
        "BTCUSDT", "ETHUSDT", "SOLUSDT", "XRPUSDT", "ADAUSDT", "BNBUSDT", "DOTUSDT", "LTCUSDT"
    };

    /** The engine, connected once per JVM. */
    @State(Scope.Benchmark)
    public static class Connected {
        final Measure measure = new Measure(Caps.standard());
        final Families families = new Families();
        final ProbeRuntime runtime = new ProbeRuntime(measure, families, new OrderFlow(new Ticks()), new Feeds(new Ticks(), measure, families, new WallClock()));
        public final int timer;
        public final int order;
        public final int off;

        public Connected() {
            Probe.connect(runtime);
            timer = site(Operation.TIMER, "bench", Map.of(), Map.of("symbol", arg(0)), new String[1]);
            order = site(Operation.ORDER_PLACE, null, Map.of("symbol", arg(0), "side", arg(1)), Map.of(), new String[] {
                "bench", null, null, null, null
            });
            off = site(Operation.TIMER, "off", Map.of(), Map.of("symbol", arg(0)), new String[1]);
            Probe.turn(off, false);
        }

        private static Expression arg(int index) {
            return new Expression.Path(Expression.Root.ARG, index, List.of());
        }

        private int site(
                Operation op,
                String metric,
                Map<String, Expression> bindings,
                Map<String, Expression> labels,
                String[] literals) {
            ProbeSpec probe = new ProbeSpec("bench.Bench", false, "call", op, metric, bindings, labels, 1);
            return runtime.sites().register(probe, "bench.Bench", "call()V" + metric, literals, true);
        }
    }

    /** Each thread's own walk through the symbols. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;

        String symbol() {
            return SYMBOLS[next++ & 7];
        }
    }

    @Benchmark
    public long twoClockReads(Turn turn) {
        turn.symbol();
        long start = System.nanoTime();
        return System.nanoTime() - start;
    }

    @Benchmark
    public void timer(Connected engine, Turn turn) {
        long start = Probe.begin(engine.timer);
        if (start != 0) {
            int token = Probe.enter(engine.timer, start, turn.symbol(), null, null, null, null);
            if (token >= 0) {
                Probe.exit(engine.timer, token, start, null, null);
            }
        }
    }

    @Benchmark
    public void order(Connected engine, Turn turn) {
        long start = Probe.begin(engine.order);
        if (start != 0) {
            int token = Probe.enter(engine.order, start, null, turn.symbol(), null, "BUY", null);
            if (token >= 0) {
                Probe.exit(engine.order, token, start, null, null);
            }
        }
    }

    @Benchmark
    public void switchedOff(Connected engine, Turn turn) {
        long start = Probe.begin(engine.off);
        if (start != 0) {
            int token = Probe.enter(engine.off, start, turn.symbol(), null, null, null, null);
            Probe.exit(engine.off, token, start, null, null);
        }
    }
}
