package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DemoIT {
    private DemoRecording recording;

    @Test
    void stopsByItselfAfterTellingWhatToLookAt() throws Exception {
        Process demo = demo("--no-build", "--seconds", "018", "--port", "0");

        String out = output(demo, 14);

        assertThat(demo.waitFor()).as(out).isZero();
        assertThat(out)
                .containsPattern("curl -s http://127\\.0\\.0\\.1:[0-9]+/metrics \\| grep '\\^tbot_orders_total'")
                .contains(
                        "/api/v1/latency",
                        "/api/v1/probes",
                        "/api/v1/slow",
                        "/api/v1/orders",
                        "stops by itself after 18 s")
                .contains("tick_to_trade", "ack|fill", "rate_limit", "market_data_(stale")
                .containsPattern("half over FIX to '127\\.0\\.0\\.1:[0-9]+', half over REST to")
                .containsPattern("/metrics \\| grep '\\^tbot_fix_'")
                .doesNotContain(" ALERT "); // on a good day
        DemoRecording.Day day = recording.day();
        assertThat(day.seconds()).isEqualTo(86_400);
        assertThat(day.fired()).as("what fires on a day of that").isEmpty();
        assertThat(day.quiet()).contains("order_ack_slow", "order_rejects", "feed_stale", "jvm_pause");
        assertThat(day.missing()).doesNotContain("tbot_order_ack_seconds", "tbot_orders_total");
    }

    @Test
    void showsWithinTwoSecondsThatAVenueIsSlowAndLaterThatItIsNot() throws Exception {
        Process demo = demo("--no-build", "--seconds", "20", "--port", "0", "--fault", "slow-venue");
        long slowNanos = 0;
        long toldNanos = 0;
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                recording = recording == null ? DemoRecording.begin(line, 15) : recording;
                slowNanos = line.contains("the venue becomes slow") ? System.nanoTime() : slowNanos;
                toldNanos = toldNanos == 0 && line.contains(" ALERT ") ? System.nanoTime() : toldNanos;
            }
        }
        String out = all.toString();

        assertThat(demo.waitFor()).as(out).isZero();
        assertThat(out)
                .containsPattern("ALERT high order_ack_slow on demo [A-Z]+: order ack p99 [0-9.]+ s, threshold 0\\.25")
                .containsPattern("(?s)the venue is quick again.*OVER  order_ack_slow on demo [A-Z]+");
        // from before the first slow answer on, so that the breach itself is nearer still
        assertThat(toldNanos - slowNanos).as(out).isBetween(0L, 2_000_000_000L);
        DemoRecording.Day day = recording.day();
        assertThat(day.fired()).as("a day of that").containsOnlyKeys("order_ack_slow");
        assertThat((long) day.fired().get("order_ack_slow")).isGreaterThanOrEqualTo(day.rounds());
    }

    @Test
    void tradesByTheWayThatIsAskedFor() throws Exception {
        Process demo = demo("--no-build", "--seconds", "4", "--port", "0", "--orders", "rest");

        String out = output(demo);

        assertThat(demo.waitFor()).as(out).isZero();
        assertThat(out)
                .containsPattern("sends its orders over REST to '127\\.0\\.0\\.1:[0-9]+', books")
                .doesNotContain("tbot_fix_");
    }

    @Test
    void livesThroughEveryFault() throws Exception {
        Process demo = demo("--no-build", "--seconds", "6", "--port", "0", "--fault", "all", "--fault", "gaps=0.5");

        String out = output(demo);

        assertThat(demo.waitFor()).as(out).isZero();
        assertThat(out).contains("stops by itself after 6 s").doesNotContain("has ended");
    }

    @Test
    void aWrongWayNamesTheRightOnes() throws Exception {
        Process demo = demo("--orders", "pigeon");

        String out = output(demo);

        assertThat(demo.waitFor()).isEqualTo(2);
        assertThat(out).isEqualTo("demo: --orders 'pigeon' is not one of fix, rest, xchange, both\n");
    }

    @Test
    void aWrongFaultNamesTheRightOnes() throws Exception {
        Process demo = demo("--fault", "fire");

        String out = output(demo);

        assertThat(demo.waitFor()).isEqualTo(2);
        assertThat(out)
                .isEqualTo("demo: fault 'fire' is not one of slow-venue, rejects, partial-fills, gaps, disconnects,"
                        + " fix-disconnects, stalls, rate-limit, expires, lost-acks, duplicate-reports, tick-repeats, disorder,"
                        + " user-disconnects, server-errors, all\n");
    }

    private static Process demo(String... options) throws IOException {
        Path root =
                Path.of(System.getProperty("tbot.root", "..")).toAbsolutePath().normalize();
        String[] command = new String[options.length + 1];
        command[0] = root.resolve("demo").toString();
        System.arraycopy(options, 0, command, 1, options.length);
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    /** All that it says, while its numbers are recorded for so long. */
    private String output(Process demo, int seconds) throws IOException {
        StringBuilder all = new StringBuilder();
        try (BufferedReader lines = demo.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                all.append(line).append('\n');
                recording = recording == null ? DemoRecording.begin(line, seconds) : recording;
            }
        }
        return all.toString();
    }

    private static String output(Process demo) throws IOException {
        return new String(demo.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
