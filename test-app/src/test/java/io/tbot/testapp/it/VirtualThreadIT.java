package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tbot.testapp.it.apps.ThreadsBot;
import java.nio.file.Path;
import java.time.Duration;

class VirtualThreadIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final int FIRST_JDK = 21;
    private static final int VIRTUAL_THREADS = 20_000;
    private static final int PLATFORM_THREADS = 10_000;

    /** As many virtual threads as have frames at once. */
    private static final int FRAMES = 1024;

    /** Cells of a thread take 2 KB and more: for each virtual thread its own would be 40 MB. */
    private static final double FEW_CELLS_BYTES = 4 << 20;

    private static final String PROBES = """
            version: 1
            probes:
              - {class: io.tbot.testapp.it.apps.ThreadsBot$Gateway, method: place, op: order.place, exchange: "'paper'", symbol: arg0, fail: null}
            """;

    /**
     * With two carriers and all threads open at once, one that pinned its carrier would keep the rest from starting.
     */
    @EveryJdk
    void countsEachOfManyVirtualThreadsThatParkInsideTheCall(Path home) throws Exception {
        int feature = Jdks.feature(home);
        assumeTrue(feature >= FIRST_JDK, "virtual threads need JDK " + FIRST_JDK + ", this is " + feature);
        ChildJvm child = ChildJvm.of(home)
                .configuration(PROBES)
                .jvm("-Djdk.virtualThreadScheduler.parallelism=2", "-Djdk.virtualThreadScheduler.maxPoolSize=2")
                .main(ThreadsBot.class, "virtual", Integer.toString(VIRTUAL_THREADS));
        try (RunningJvm jvm = child.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 0", DEADLINE);
            double bytesBefore = Scrape.of(address, "/metrics").sum("tbot_agent_memory_bytes");

            jvm.nextRound();
            jvm.awaitOut("ready 1", DEADLINE);

            Scrape scrape = Scrape.of(address, "/metrics");
            assertPlaced(scrape, VIRTUAL_THREADS);
            assertThat(scrape.sum("tbot_dropped_total", "reason=\"virtual_frames_exhausted\""))
                    .isGreaterThanOrEqualTo(VIRTUAL_THREADS - FRAMES)
                    .isLessThan(VIRTUAL_THREADS);
            assertThat(scrape.sum("tbot_agent_memory_bytes") - bytesBefore).isLessThan(FEW_CELLS_BYTES);
        }
    }

    @EveryJdk
    void countsEachOfManyThreadsThatAreDeadByNow(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .configuration(PROBES)
                .main(ThreadsBot.class, "platform", Integer.toString(PLATFORM_THREADS));
        try (RunningJvm jvm = child.startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 0", DEADLINE);
            double bytesBefore = Scrape.of(address, "/metrics").sum("tbot_agent_memory_bytes");

            jvm.nextRound();
            jvm.awaitOut("ready 1", DEADLINE);

            assertPlaced(Scrape.of(address, "/metrics"), PLATFORM_THREADS);
            Scrape folded = Scrape.until(
                    address,
                    "/metrics",
                    scrape -> scrape.sum("tbot_agent_memory_bytes") - bytesBefore < FEW_CELLS_BYTES / 8,
                    DEADLINE);
            assertPlaced(folded, PLATFORM_THREADS);
        }
    }

    private static void assertPlaced(Scrape scrape, double orders) {
        assertThat(scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\""))
                .isEqualTo(orders);
        assertThat(scrape.sum("tbot_orders_total", "status=\"new\"")).isEqualTo(orders);
        assertThat(scrape.sum("tbot_order_execution_duration_seconds_count")).isEqualTo(orders);
    }
}
