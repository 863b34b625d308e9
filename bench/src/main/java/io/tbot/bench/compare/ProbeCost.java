package io.tbot.bench.compare;

import io.tbot.bench.ProbeBenchmark;
import io.tbot.bench.ProbeBenchmark.Connected;
import io.tbot.bench.ProbeBenchmark.Turn;
import java.util.ArrayList;
import java.util.List;

/**
 * What one probed call adds, beside two clock reads, on one thread or on several that hit the same series: the calls of
 * {@link ProbeBenchmark}, measured so that other work on the machine does not show.
 */
public final class ProbeCost {
    private static final int CALLS = 50_000;

    private ProbeCost() {}

    public static void main(String[] arguments) throws Exception {
        int count = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1;
        Connected engine = new Connected();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> print(engine));
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void print(Connected engine) {
        ProbeBenchmark probes = new ProbeBenchmark();
        Turn turn = new Turn();
        try {
            System.out.print(new CpuTime(CALLS)
                    .with("two clock reads", calls -> {
                        long sum = 0;
                        for (int i = 0; i < calls; i++) {
                            sum += probes.twoClockReads(turn);
                        }
                        return sum;
                    })
                    .with("order, labels, histogram, frame", calls -> {
                        for (int i = 0; i < calls; i++) {
                            probes.order(engine, turn);
                        }
                        return calls;
                    })
                    .with("timer with one label", calls -> {
                        for (int i = 0; i < calls; i++) {
                            probes.timer(engine, turn);
                        }
                        return calls;
                    })
                    .with("switched off", calls -> {
                        for (int i = 0; i < calls; i++) {
                            probes.switchedOff(engine, turn);
                        }
                        return calls;
                    })
                    .measure());
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }
}
