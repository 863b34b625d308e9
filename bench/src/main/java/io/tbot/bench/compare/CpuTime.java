package io.tbot.bench.compare;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Thread CPU time and bytes of calls, on machines where others work too and a wall clock would show them. The calls
 * take turns, a short block each, so that whatever the machine does meanwhile happens to all of them.
 *
 * <p>Threads: the one that measures. Units: nanoseconds and bytes per call; the median of the blocks after warm-up, and
 * the least and the most of the middle half.
 */
final class CpuTime {
    private static final int WARM_UP = 60;
    private static final int BLOCKS = 200;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Map<String, Loop> loops = new LinkedHashMap<>();
    private final int calls;
    private Runnable before = () -> {};
    private long sum;

    /** Measures in blocks of so many calls. */
    CpuTime(int calls) {
        this.calls = calls;
    }

    /** So many calls in a loop of its own, which the compiler then sees as a bot's; returns anything. */
    interface Loop {
        long run(int calls) throws Exception;
    }

    CpuTime with(String name, Loop loop) {
        loops.put(name, loop);
        return this;
    }

    /** What to do before each block, unmeasured. */
    CpuTime before(Runnable before) {
        this.before = before;
        return this;
    }

    /** Measures all, and prints a line each; the ratio is to the first. */
    String measure() throws Exception {
        double[][] nanos = new double[loops.size()][BLOCKS];
        double[] bytes = new double[loops.size()];
        Arrays.fill(bytes, Double.MAX_VALUE);
        for (int block = -WARM_UP; block < BLOCKS; block++) {
            int i = 0;
            for (Loop loop : loops.values()) {
                before.run();
                long allocated = threads.getCurrentThreadAllocatedBytes();
                long start = threads.getCurrentThreadCpuTime();
                sum += loop.run(calls);
                long end = threads.getCurrentThreadCpuTime();
                if (block >= 0) {
                    nanos[i][block] = (end - start) / (double) calls;
                    double each = (threads.getCurrentThreadAllocatedBytes() - allocated) / (double) calls;
                    bytes[i] = Math.min(bytes[i], each);
                }
                i++;
            }
        }
        return table(nanos, bytes);
    }

    private String table(double[][] nanos, double[] bytes) {
        StringBuilder table = new StringBuilder();
        int i = 0;
        for (String name : loops.keySet()) {
            Arrays.sort(nanos[i]);
            table.append(String.format(
                    "%-36s %6.1f ns (%.1f..%.1f), %.0f bytes, ratio %.2f%n",
                    name,
                    nanos[i][BLOCKS / 2],
                    nanos[i][BLOCKS / 4],
                    nanos[i][BLOCKS * 3 / 4],
                    bytes[i],
                    nanos[i][BLOCKS / 2] / nanos[0][BLOCKS / 2]));
            i++;
        }
        return sum == 0 ? "nothing ran" : table.toString();
    }
}
