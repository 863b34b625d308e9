package io.tbot.engine.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SystemCollectorTest {
    @TempDir
    Path proc;

    private final List<String> log = new ArrayList<>();

    @Test
    void readsWhatTheKernelSays() throws IOException {
        write("meminfo", "MemTotal:       1000 kB\nMemFree:  10 kB\nMemAvailable:    250 kB\n");
        write("loadavg", "0.50 1.25 2.00 3/400 12345\n");
        write("net/dev", """
                Inter-|   Receive                                                |  Transmit
                 face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs
                    lo: 9999 1 0 0 0 0 0 0 9999 1 0 0 0 0 0 0
                  eth0:  100 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0
                  eth1: 1000 1 0 0 0 0 0 0 70 1 0 0 0 0 0 0
                """);

        assertThat(samples())
                .containsExactly(
                        "tbot_system_memory_total_bytes[] 1024000.0",
                        "tbot_system_memory_usage_bytes[] 768000.0",
                        "tbot_system_memory_usage_percent[] 75.0",
                        "tbot_system_load_average[1m] 0.5",
                        "tbot_system_load_average[5m] 1.25",
                        "tbot_system_load_average[15m] 2.0",
                        "tbot_system_network_bytes_received_total[] 1100.0",
                        "tbot_system_network_bytes_sent_total[] 77.0");
    }

    @Test
    void saysNothingWhereTheFilesAreMissingOrStrange() throws IOException {
        assertThat(samples()).isEmpty();

        write("meminfo", "MemTotal: lots\n");
        write("loadavg", "");
        write("stat", "cpu  1 2\n");

        assertThat(samples()).isEmpty();
        assertThat(log).isEmpty();
    }

    @Test
    void takesTheBusyShareBetweenReadingsASecondApart() {
        CpuUsage usage = new CpuUsage();
        long second = TimeUnit.SECONDS.toNanos(1);

        assertThat(usage.percent("cpu  100 0 100 700 100 0 0 0 0 0\n", 0)).isEqualTo(-1);
        assertThat(usage.percent("cpu  110 0 100 700 100 0 0 0 0 0\n", second / 2))
                .isEqualTo(-1);
        assertThat(usage.percent("cpu  120 0 105 770 105 0 0 0 0 0\n", second)).isEqualTo(25);
        assertThat(usage.percent("cpu  220 0 105 770 105 0 0 0 0 0\n", second + 1))
                .isEqualTo(25);
        assertThat(usage.percent(null, 3 * second)).isEqualTo(-1);
    }

    @Test
    void takesTheProcessesShareOfItsProcessors() {
        CpuShare share = new CpuShare();
        long second = TimeUnit.SECONDS.toNanos(1);

        assertThat(share.ratio(10 * second, 0, 2)).isEqualTo(-1);
        assertThat(share.ratio(11 * second, 2 * second, 2)).isEqualTo(0.25);
        assertThat(share.ratio(12 * second, 2 * second + 1, 2)).isEqualTo(0.25);
        assertThat(share.ratio(-1, 4 * second, 2)).isEqualTo(-1);
    }

    private void write(String name, String text) throws IOException {
        Path file = proc.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private List<String> samples() {
        List<String> samples = new ArrayList<>();
        for (MetricFamilySamples family : new SystemCollector(log::add, new ProcFiles(proc.toFile())).collect()) {
            family.samples.forEach(s -> samples.add(s.name + s.labelValues + " " + s.value));
        }
        return samples;
    }
}
