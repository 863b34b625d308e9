package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.engine.config.Mistakes;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationAllocationTest {
    private static final int RULES = 500;
    private static final int INSTANCES = 20;

    /** Seconds; all windows are full by the first tick that counts. */
    private static final int WINDOWS = 85;

    private static final Findings NOBODY = (rule, labels, finding, value, threshold) -> {};

    @Test
    void looksAtRulesWithoutAllocatingInNearlyAllTicks() {
        ScriptedMetrics metrics = new ScriptedMetrics()
                .declare("tbot_c_total", Metrics.Kind.COUNTER)
                .declare("tbot_h_seconds", Metrics.Kind.HISTOGRAM)
                .declare("tbot_g", Metrics.Kind.GAUGE);
        Evaluation evaluation = new Evaluation(metrics, 1_000_000_000L, (calendar, at) -> true);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < RULES; i++) {
            String when = switch (i % 4) {
                case 0 -> "increase(c_total, " + (10 + i % WINDOWS) + "s) by (exchange) > 5";
                case 1 -> "quantile(0.99, h_seconds, " + (10 + i % WINDOWS) + "s) by (exchange) > 500ms";
                case 2 -> "avg(g, " + (10 + i % WINDOWS) + "s) > 3 and rate(c_total, 1m) > " + i;
                default -> "value(g) * 2 > " + i;
            };
            text.append("- {id: r")
                    .append(i)
                    .append(", severity: low, when: '")
                    .append(when)
                    .append("'}\n");
        }
        Mistakes mistakes = new Mistakes("");
        evaluation.load(RulesFile.file(text.toString(), "", mistakes), mistakes::add, mistake -> {});
        assertThat(mistakes.toList()).isEmpty();
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] nanos = new long[300];
        long[] allocated = new long[300];

        for (int tick = 1; tick <= 400; tick++) {
            for (int x = 0; x < INSTANCES; x++) {
                Map<String, String> labels = Map.of("exchange", "x" + x);
                metrics.add("tbot_c_total", labels, 1);
                metrics.set("tbot_g", labels, tick % 7);
                metrics.record("tbot_h_seconds", labels, 0.1 + 0.01 * (tick % 13), 30);
            }
            long bytes = threads.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            evaluation.tick(tick * 1_000_000_000L, tick * 1000L, NOBODY);
            nanos[tick % nanos.length] = System.nanoTime() - start;
            allocated[tick % allocated.length] = threads.getCurrentThreadAllocatedBytes() - bytes;
        }

        Arrays.sort(nanos);
        Arrays.sort(allocated);
        System.out.printf(
                "tick of %d rules x %d instances: p50 %.2f ms, p99 %.2f ms; p50 %d, p90 %d bytes%n",
                RULES, INSTANCES, nanos[150] / 1e6, nanos[297] / 1e6, allocated[150], allocated[270]);
        assertThat(allocated[150]).as("median of bytes per tick").isLessThanOrEqualTo(2048L);
    }
}
