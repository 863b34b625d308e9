package io.tbot.engine.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.prometheus.client.Collector.MetricFamilySamples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafepointCollectorTest {
    private static final Path OURS = Path.of(
            "/tmp/hsperfdata_" + System.getProperty("user.name"),
            String.valueOf(ProcessHandle.current().pid()));

    @TempDir
    Path directory;

    @Test
    void countsTheStopsOfACollection() {
        assumeTrue(Files.isReadable(OURS), "this JVM keeps no performance counters in /tmp");
        SafepointCollector collector = new SafepointCollector(s -> {}, PerfCounters.ofThisJvm());

        List<Double> before = values(collector);
        System.gc();
        List<Double> after = values(collector);

        assertThat(after.get(0)).isGreaterThan(before.get(0));
        assertThat(after.get(1)).isGreaterThan(before.get(1)).isLessThan(before.get(1) + 10);
    }

    @Test
    void saysNothingWithoutCounters() {
        PerfCounters none = new PerfCounters(directory.resolve("none").toFile());

        assertThat(new SafepointCollector(s -> {}, none).collect()).isEmpty();
    }

    @Test
    void survivesAFileOfAnotherShape() throws IOException {
        assumeTrue(Files.isReadable(OURS), "this JVM keeps no performance counters in /tmp");
        long seed = System.nanoTime();
        Random random = new Random(seed);
        byte[] good = Files.readAllBytes(OURS);
        Path file = directory.resolve("counters");
        PerfCounters counters = new PerfCounters(file.toFile());

        for (int i = 0; i < 500; i++) {
            byte[] bad = java.util.Arrays.copyOf(good, random.nextInt(good.length));
            for (int edits = random.nextInt(200); edits > 0 && bad.length > 0; edits--) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            Files.write(file, bad);
            assertThat(counters.read("sun.rt.safepoints")).as("seed %d", seed).hasSize(1);
        }
    }

    private static List<Double> values(SafepointCollector collector) {
        MetricFamilySamples family = collector.collect().get(0);
        return family.samples.stream().map(s -> s.value).toList();
    }
}
