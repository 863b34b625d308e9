package io.tbot.engine.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Storms in virtual time: few messages, all counted in them. The real ones are {@code ./prove calm}. */
class CalmTest {
    private static final int BANKS = 10;
    private static final int BANK = 1_000;
    private static final int FLAPPING = 100;
    private static final long HEAP_BYTES = 16 << 20;
    private static final double TICK_MILLIS = 50;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Test
    void tenThousandInstancesInOneSecondAreAMessageForEachRuleWithExactTotals() throws Exception {
        String[] gauges = new String[BANKS];
        StringBuilder yaml = new StringBuilder("""
                channels: {desk: {type: file, path: /nowhere}}
                routes: [{to: [desk], group_by: [rule]}]
                rules:
                  defaults: false
                  list:
                """);
        for (int i = 0; i < BANKS; i++) {
            gauges[i] = "storm" + i;
            yaml.append("    - {id: r")
                    .append(i)
                    .append(", severity: critical, when: 'value(storm")
                    .append(i)
                    .append(") by (exchange) > 5'}\n");
        }
        VirtualEngine virtual = new VirtualEngine(yaml.toString(), gauges);
        set(virtual, gauges, 1);
        virtual.run(30);
        long before = used();

        set(virtual, gauges, 9);
        double first = look(virtual);
        double[] millis = new double[200];
        for (int i = 0; i < millis.length; i++) {
            millis[i] = look(virtual);
        }
        Arrays.sort(millis);
        double p99 = millis[millis.length * 99 / 100 - 1];
        long grown = used() - before;

        System.out.printf(
                "10,000 instances: first tick %.1f ms of processor, then p50 %.1f, p99 %.1f ms, heap + %.1f MiB%n",
                first, millis[millis.length / 2], p99, grown / 1048576.0);
        assertThat(virtual.engine.book().firing()).hasSize(BANKS * BANK);
        assertThat(virtual.notifications).hasSize(BANKS);
        assertThat(virtual.notifications)
                .allMatch(each -> each.size() == BANK && each.alerts().size() <= 200);
        assertThat(grown).as("bytes of heap").isLessThan(HEAP_BYTES);
        assertThat(p99).as("p99 of the tick in ms").isLessThan(TICK_MILLIS);

        set(virtual, gauges, 1);
        virtual.run(70);
        List<Notification> over = virtual.notifications.subList(BANKS, virtual.notifications.size());
        assertThat(over).hasSize(BANKS).allMatch(each -> each.size() == BANK && each.isResolved());
    }

    @Test
    void aHundredRulesThatFlapEachSecondForTenMinutesAreAFewMessagesThatCountEachChange() {
        StringBuilder yaml = new StringBuilder("""
                channels: {desk: {type: file, path: /nowhere}}
                routes: [{to: [desk]}]
                rules:
                  defaults: false
                  list:
                """);
        for (int i = 0; i < FLAPPING; i++) {
            yaml.append("    - {id: r")
                    .append(i)
                    .append(", severity: high, when: 'value(level{exchange=\"x")
                    .append(i)
                    .append("\"}) > 5'}\n");
        }
        VirtualEngine virtual = new VirtualEngine(yaml.toString(), "level");
        for (int second = 0; second < 600; second++) {
            for (int i = 0; i < FLAPPING; i++) {
                virtual.set("level", "x" + i, second % 2 == 0 ? 9 : 1);
            }
            virtual.run(1);
        }
        int whileFlapping = virtual.sent.size();
        virtual.run(1_300);

        Map<String, Long> told = new HashMap<>();
        for (Notification each : virtual.notifications) {
            for (Alert alert : each.alerts()) {
                String text = alert.annotations().getOrDefault("flapping", "");
                if (!text.isEmpty()) {
                    told.merge(alert.rule(), Long.parseLong(text.split(" ", -1)[1]), Long::sum);
                }
            }
        }
        assertThat(told)
                .hasSize(FLAPPING)
                .allSatisfy((rule, changes) -> assertThat(changes).isEqualTo(600));
        assertThat(whileFlapping).as("messages in ten minutes").isLessThanOrEqualTo(2 * FLAPPING);
        assertThat(virtual.sent).as("with a digest, and that it is calm").hasSizeLessThanOrEqualTo(4 * FLAPPING);
    }

    private static void set(VirtualEngine virtual, String[] gauges, double value) {
        for (String gauge : gauges) {
            for (int i = 0; i < BANK; i++) {
                virtual.set(gauge, "x" + i, value);
            }
        }
    }

    /** Milliseconds of the processor, of which whatever else the machine does takes nothing. */
    private static double look(VirtualEngine virtual) {
        long begin = THREADS.getCurrentThreadCpuTime();
        virtual.look(1_000);
        return (THREADS.getCurrentThreadCpuTime() - begin) / 1e6;
    }

    private static long used() throws InterruptedException {
        List<Long> all = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            System.gc();
            Thread.sleep(50);
            all.add(Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return all.stream().mapToLong(Long::longValue).min().orElseThrow();
    }
}
