package io.tbot.bench;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;

/**
 * What an order over XChange takes of its thread's CPU time, beside two readings of the clock: for machines on which
 * others work, where the wall clock of a benchmark shows them too. To be run with the agent.
 */
public final class XChangeCpuTime {
    private static final int ROUNDS = 21;
    private static final int CALLS = 1_000_000;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private long sum;

    private XChangeCpuTime() {}

    public static void main(String[] arguments) throws IOException {
        new XChangeCpuTime().print();
        System.exit(0);
    }

    private void print() throws IOException {
        XChangeBenchmark.Bot bot = new XChangeBenchmark.Bot();
        print("two clock reads", () -> {
            long start = System.nanoTime();
            return System.nanoTime() - start;
        });
        print("placeLimitOrder", () -> bot.trades.placeLimitOrder(bot.spot).length());
        print(
                "placeLimitOrder of a future",
                () -> bot.trades.placeLimitOrder(bot.future).length());
        print(
                "placeLimitOrder through a decorator",
                () -> bot.decorated.placeLimitOrder(bot.spot).length());
        print("cancelOrder", () -> bot.trades.cancelOrder("1") ? 1 : 0);
        System.out.println("(" + sum + ")");
    }

    private void print(String name, Call call) throws IOException {
        double[] nanos = new double[ROUNDS];
        double leastBytes = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = threads.getCurrentThreadCpuTime();
            for (int i = 0; i < CALLS; i++) {
                sum += call.make();
            }
            nanos[round] = (threads.getCurrentThreadCpuTime() - start) / (double) CALLS;
            leastBytes = Math.min(leastBytes, (threads.getCurrentThreadAllocatedBytes() - bytes) / (double) CALLS);
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%-36s %4.0f ns (%.0f..%.0f), %.0f bytes%n",
                name, nanos[ROUNDS / 2], nanos[0], nanos[ROUNDS - 1], leastBytes);
    }

    /** One call. */
    private interface Call {
        long make() throws IOException;
    }
}
