package io.tbot.engine.measure;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasureAllocationTest {
    private static final int CALLS = 200_000;
    private static final String[] SYMBOLS = {"BTC", "ETH", "SOL", "XRP"};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Measure measure = new Measure(Caps.standard());
    private final int site = measure.site(
            measure.point("order.place", Guard.ORDER, List.of("exchange", "symbol", "side")), "order", "kraken");

    /**
     * Bytes per call, the least of five rounds: the JIT's and JUnit's own threads do not count, but its first rounds
     * do.
     */
    private double bytesPerCall(Runnable calls) {
        double least = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            calls.run();
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) CALLS);
        }
        return least;
    }

    @Test
    void allocatesNothingToTimeALabelledCall() {
        assertThat(bytesPerCall(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        long start = System.nanoTime();
                        int token = measure.enter(site, start, null, SYMBOLS[i & 3], Thread.State.NEW, null, null);
                        measure.exit(token, start, false);
                    }
                }))
                .isLessThan(0.01);
    }

    @Test
    void allocatesNothingForLabelsBeyondACap() {
        String[] symbols = new String[1000];
        for (int i = 0; i < symbols.length; i++) {
            symbols[i] = "S" + i;
        }

        assertThat(bytesPerCall(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        long start = System.nanoTime();
                        int token = measure.enter(site, start, null, symbols[i % 1000], "buy", null, null);
                        measure.exit(token, start, false);
                    }
                }))
                .isLessThan(0.01);
        assertThat(measure.overflows()).hasSize(1);
    }

    @Test
    void allocatesNothingToCountOrSet() {
        assertThat(bytesPerCall(() -> {
                    for (int i = 0; i < CALLS; i++) {
                        measure.count(site, 1, null, SYMBOLS[i & 3], "buy", null, null);
                        measure.add(site, 0.5, null, SYMBOLS[i & 3], "buy", null, null);
                        measure.set(site, 0.5, null, SYMBOLS[i & 3], "buy", null, null);
                        measure.record(site, i, false, null, SYMBOLS[i & 3], "buy", null, null);
                    }
                }))
                .isLessThan(0.01);
    }
}
