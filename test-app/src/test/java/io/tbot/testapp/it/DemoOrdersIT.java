package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo sends its orders by either library, and the agent counts them. */
@Together
class DemoOrdersIT {
    private static final Duration DEADLINE = Duration.ofSeconds(20);
    private static final Pattern ADDRESS = Pattern.compile("  page +(http://127\\.0\\.0\\.1:[0-9]+)/");

    @Test
    void ordersGoOverFix() throws Exception {
        try (Demo demo = new Demo("fix")) {
            String address = demo.address("sends its orders over FIX to '127\\.0\\.0\\.1:[0-9]+', books");

            Scrape scrape = Scrape.until(address, "/metrics", s -> sent(s) > 0 && placed(s), DEADLINE);

            assertThat(scrape.sum("tbot_fix_session_up")).isEqualTo(1);
        }
    }

    @Test
    void ordersGoThroughXChange() throws Exception {
        try (Demo demo = new Demo("xchange")) {
            String address = demo.address("sends its orders through XChange to '127\\.0\\.0\\.1:[0-9]+', books");

            Scrape scrape = Scrape.until(address, "/metrics", s -> posted(s) > 0 && placed(s), DEADLINE);

            assertThat(scrape.body()).doesNotContain("\ntbot_fix_messages_total{");
        }
    }

    /** A venue may report a fill before the call that placed the order returns. */
    private static boolean placed(Scrape scrape) {
        return scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\"") > 0
                && scrape.sum("tbot_orders_total", "status=\"filled\"") > 0;
    }

    private static double sent(Scrape scrape) {
        return scrape.sum("tbot_fix_messages_total", "msg_type=\"D\"", "direction=\"out\"");
    }

    private static double posted(Scrape scrape) {
        return scrape.sum("tbot_exchange_api_requests_total", "endpoint=\"POST ");
    }

    /** The script, until it is told to stop. */
    private static final class Demo implements AutoCloseable {
        private final Process process;
        private final BufferedReader lines;

        Demo(String way) throws Exception {
            Path script = Path.of(System.getProperty("tbot.root", ".."), "demo")
                    .toAbsolutePath()
                    .normalize();
            process = new ProcessBuilder(
                            script.toString(), "--no-build", "--seconds", "60", "--port", "0", "--orders", way)
                    .redirectErrorStream(true)
                    .start();
            lines = process.inputReader(StandardCharsets.UTF_8);
        }

        /** Reads up to where it says how the orders go, and then where the agent listens. */
        String address(String route) throws Exception {
            StringBuilder said = new StringBuilder();
            Matcher page = ADDRESS.matcher("");
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                said.append(line).append('\n');
                if (page.reset(line).matches()) {
                    assertThat(said).containsPattern(route);
                    return page.group(1);
                }
            }
            throw new AssertionError("no address in " + said);
        }

        @Override
        public void close() throws Exception {
            process.destroy(); // its trap ends what it started
            process.waitFor();
        }
    }
}
