package io.tbot.engine.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class JvmMetricsTest {
    /** Each stops the world, see docs on silence. */
    private static final Pattern FORBIDDEN = Pattern.compile("ThreadDump|FindDeadlocks|GetThreadListStackTraces"
            + "|GetAllStackTraces|PrintThreads|RedefineClasses|HeapDumper|GC_HeapInspection|JFR");

    private final List<String> log = new ArrayList<>();
    private final JvmMetrics metrics = JvmMetrics.start(log::add);

    @TempDir
    Path directory;

    @AfterEach
    void stop() {
        metrics.close();
    }

    @Test
    void hasEveryFamilyOfTheCatalogueOnAnOrdinaryRuntime() throws Exception {
        String text = Scraper.scrape(metrics);

        assertThat(text)
                .contains(
                        "jvm_memory_used_bytes{jvm_memory_type=\"heap\",jvm_memory_pool_name=\"",
                        "jvm_memory_committed_bytes{jvm_memory_type=\"non_heap\",jvm_memory_pool_name=\"",
                        "jvm_memory_limit_bytes{",
                        "jvm_memory_used_after_last_gc_bytes{",
                        "jvm_threads{jvm_thread_daemon=\"true\",jvm_thread_state=\"runnable\",}",
                        "jvm_class_loaded_total ",
                        "jvm_class_unloaded_total ",
                        "jvm_classes_loaded ",
                        "jvm_cpu_time_seconds_total ",
                        "jvm_cpus " + Runtime.getRuntime().availableProcessors(),
                        "tbot_app_uptime_seconds ",
                        "tbot_system_gc_collections_total{generation=\"young\",} ",
                        "tbot_jvm_direct_buffer_bytes ",
                        "tbot_jvm_pause_seconds_bucket{le=\"0.001\",} ");
        assertThat(log).isEmpty();
    }

    @Test
    void hasTheMachineAndTheProcessWhereThereIsProc() throws Exception {
        assumeTrue(new File("/proc/self/status").exists());

        String text = Scraper.scrape(metrics);

        assertThat(text)
                .contains(
                        "tbot_system_memory_total_bytes ",
                        "tbot_system_memory_usage_bytes ",
                        "tbot_system_memory_usage_percent ",
                        "tbot_system_disk_usage_percent{mount_point=\"/\",} ",
                        "tbot_system_network_bytes_sent_total ",
                        "tbot_system_network_bytes_received_total ",
                        "tbot_system_load_average{window=\"15m\",} ",
                        "tbot_system_threads ",
                        "tbot_process_max_fds ");
        assertThat(value(text, "tbot_process_open_fds")).isPositive();
    }

    @Test
    void leavesOutWhatTheJvmDoesNotKnow() throws Exception {
        String text = Scraper.scrape(metrics);

        assertThat(text).doesNotContain(" -1.0", "NaN", " -");
        assertThat(text).doesNotContainPattern("jvm_memory_limit_bytes\\{[^}]*\"Metaspace\"");
    }

    @Test
    void countsThreadsByDaemonAndState() throws Exception {
        String series = "jvm_threads{jvm_thread_daemon=\"false\",jvm_thread_state=\"waiting\",}";
        CountDownLatch end = new CountDownLatch(1);
        double before = value(Scraper.scrape(metrics), series);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            Thread thread = new Thread(() -> await(end));
            thread.setDaemon(false);
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            while (thread.getState() != Thread.State.WAITING) {
                Thread.onSpinWait();
            }
        }

        double during = value(Scraper.scrape(metrics), series);
        end.countDown();

        assertThat(during - before).isEqualTo(7);
    }

    @Test
    void countsDirectBuffers() throws Exception {
        double before = value(Scraper.scrape(metrics), "tbot_jvm_direct_buffer_bytes");
        ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

        double after = value(Scraper.scrape(metrics), "tbot_jvm_direct_buffer_bytes");
        Reference.reachabilityFence(buffer);

        assertThat(after - before).isGreaterThanOrEqualTo(1 << 20);
    }

    @Test
    void hearsOfCollections() throws Exception {
        System.gc();

        String text = "";
        for (long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                !text.contains("jvm_gc_duration_seconds_count") && System.nanoTime() < end; ) {
            text = Scraper.scrape(metrics);
        }

        assertThat(text)
                .containsPattern(
                        "jvm_gc_duration_seconds_bucket\\{jvm_gc_name=\"[^\"]+\",jvm_gc_action=\"[^\"]+\",le=\"10.0\",} 1");
    }

    @Test
    void worksWithoutTheOptionalModules() throws Exception {
        ChildJvm none = ChildJvm.run(Scraper.class, "--limit-modules", "java.base,java.instrument");
        ChildJvm some = ChildJvm.run(Scraper.class, "--limit-modules", "java.base,java.instrument,java.management");

        assertThat(none.exitCode()).as(none.output()).isZero();
        assertThat(none.output())
                .contains("tbot_app_uptime_seconds", "# remark jvm metrics are off")
                .doesNotContain("jvm_memory");
        assertThat(some.exitCode()).as(some.output()).isZero();
        assertThat(some.output())
                .contains("jvm_memory_used_bytes", "# remark jvm cpu, gc duration and allocation metrics are off")
                .doesNotContain("jvm_cpu_time");
    }

    @Test
    void stopsTheWorldInNoneOfAHundredScrapes() throws Exception {
        Path safepoints = directory.resolve("safepoints.log");

        ChildJvm child = ChildJvm.run(Scraper.class, "-Xlog:safepoint*=debug,vmoperation=debug:file=" + safepoints);

        assertThat(child.exitCode()).as(child.output()).isZero();
        String text = Files.readString(safepoints);
        assertThat(text).contains("G1Collect");
        assertThat(FORBIDDEN.matcher(text).results().map(r -> r.group()).toList())
                .isEmpty();
    }

    @Test
    void passesPromtool() throws Exception {
        String missing = "'promtool' is missing, install Debian's 'prometheus'";
        boolean there = new File("/usr/bin/promtool").canExecute();
        assertThat(there || !"required".equals(System.getProperty("tbot.tools")))
                .as(missing)
                .isTrue();
        assumeTrue(there, missing);
        Path scrape = Files.writeString(directory.resolve("scrape.txt"), Scraper.scrape(metrics));

        Process promtool = new ProcessBuilder("/usr/bin/promtool", "check", "metrics")
                .redirectInput(scrape.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(said).isEmpty();
        assertThat(promtool.waitFor()).isZero();
    }

    private static double value(String text, String series) {
        Matcher matcher =
                Pattern.compile("(?m)^" + Pattern.quote(series) + " (.*)$").matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : 0;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
