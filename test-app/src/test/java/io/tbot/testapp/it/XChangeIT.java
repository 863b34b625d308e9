package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.xchange.AtOnceBot;
import io.tbot.testapp.it.apps.xchange.XChangeBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.asm.MemberRemoval;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.knowm.xchange.dto.Order;

/**
 * What the agent counts of a bot on XChange equals what the bot says it did, without a line of configuration. The
 * simulated exchange runs on XChange 5.1.0, the Binance module on 5.2.4.
 */
class XChangeIT {
    private static final Duration DEADLINE = Duration.ofSeconds(120);

    @TempDir
    private Path folder;

    static Stream<Arguments> homesAndExchanges() {
        return Jdks.homes().flatMap(home -> Stream.of(Arguments.of(home, "simulated"), Arguments.of(home, "binance")));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("homesAndExchanges")
    void countsWhatTheBotSaysItDid(Path home, String exchange) throws Exception {
        Outcome plain = plain(home, exchange);

        try (RunningJvm jvm = bot(home, exchange).startWithAgent()) {
            String address = ready(jvm);
            Map<String, Double> expected = XChangeCounts.of(jvm.soFar().out());
            Scrape scrape = settled(address, expected);

            assertThat(XChangeCounts.shown(scrape)).as(jvm.soFar()::toString).isEqualTo(expected);
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            assertThat(scrape.sum("tbot_market_data_latency_seconds_sum")).isBetween(0.0, 60.0);
            jvm.release();
            jvm.join(DEADLINE).succeeded().isLike(plain);
        }
    }

    @Test
    void countsACallOnceThatAnOwnProbeNamesToo() throws Exception {
        String probe = """
                probes:
                  - {class: io.tbot.testapp.it.apps.xchange.SimulatedDesk, method: limit, op: order.place, exchange: "'own'"}
                """;
        Path home = Path.of(System.getProperty("java.home"));
        try (RunningJvm jvm = bot(home, "simulated").configuration(probe).startWithAgent()) {
            String address = ready(jvm);
            Map<String, Double> told = XChangeCounts.of(jvm.soFar().out());
            double limit = sum(told, "tbot_orders_total.*order_type=\"limit\".*");

            Scrape scrape = Scrape.until(
                    address, "/metrics", s -> s.sum("tbot_order_calls_total", "exchange=\"own\"") == limit, DEADLINE);

            assertThat(scrape.sum("tbot_orders_total", "exchange=\"own\"")).isEqualTo(limit);
            assertThat(scrape.sum("tbot_orders_total")).isEqualTo(sum(told, "tbot_orders_total.*"));
            assertThat(scrape.sum("tbot_order_rejects_total", "exchange=\"simulated\""))
                    .isEqualTo(sum(told, "tbot_order_rejects_total.*"));
        }
    }

    @Test
    void leavesXChangeAloneWhereItIsSwitchedOff() throws Exception {
        Path home = Path.of(System.getProperty("java.home"));
        ChildJvm bot = bot(home, "binance").jvm("-Dtbot.instrumentation.xchange.enabled=false");
        try (RunningJvm jvm = bot.startWithAgent()) {
            String address = ready(jvm);
            Map<String, Double> expected = new TreeMap<>();
            for (String asked : new String[] {"Balance", "OpenOrders", "TradesHistory"}) {
                expected.put("GET /base/{id}/private/" + asked, 1.0);
            }

            Scrape scrape = Scrape.until(
                    address, "/metrics", s -> s.sum("tbot_exchange_api_requests_total", "/private/") == 4, DEADLINE);

            Map<String, Double> shown = XChangeCounts.shown(scrape);
            assertThat(shown.keySet()).allMatch(name -> name.startsWith("tbot_exchange_api_"));
            Map<String, Double> endpoints = new TreeMap<>();
            shown.forEach((name, value) -> {
                if (name.matches("tbot_exchange_api_requests_total.*GET /base/.*")) {
                    endpoints.put(name.replaceAll(".*endpoint=\"([^\"]*)\".*", "$1"), value);
                }
            });
            assertThat(endpoints).isEqualTo(expected);
        }
    }

    @EveryJdk
    void leavesALabelEmptyThatAnotherVersionDoesNotTell(Path home) throws Exception {
        new ByteBuddy()
                .redefine(Order.class)
                .visit(new MemberRemoval().stripMethods(ElementMatchers.named("getInstrument")))
                .make()
                .saveIn(folder.toFile());
        ChildJvm bot =
                ChildJvm.of(home).libraries(folder, Built.xchange("binance")).main(AtOnceBot.class);

        try (RunningJvm jvm = bot.startWithAgent()) {
            String address = ready(jvm);
            Scrape scrape = Scrape.until(
                    address, "/metrics", s -> s.sum("tbot_order_calls_total", "result=\"ok\"") == 3, DEADLINE);

            assertThat(scrape.sum(
                            "tbot_orders_total",
                            "exchange=\"at_once\"",
                            "symbol=\"\"",
                            "order_type=\"limit\"",
                            "side=\"buy\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("tbot_agent_errors_total", "subsystem=\"probe\""))
                    .isEqualTo(3);
            assertThat(jvm.soFar().out()).isEqualTo("taken\ntaken\ntaken\nready\n");
        }
    }

    private static ChildJvm bot(Path home, String exchange) throws Exception {
        return ChildJvm.of(home)
                .libraries(Built.xchange(exchange))
                .jvm("-Dsun.net.httpserver.nodelay=true")
                .main(XChangeBot.class, exchange);
    }

    private static Outcome plain(Path home, String exchange) throws Exception {
        try (RunningJvm jvm = bot(home, exchange).startPlain()) {
            jvm.awaitOut("ready", DEADLINE);
            jvm.release();
            return jvm.join(DEADLINE).succeeded();
        }
    }

    private static String ready(RunningJvm jvm) throws Exception {
        jvm.awaitOut("ready", DEADLINE);
        return jvm.awaitAddress(DEADLINE);
    }

    /** The last hook returns a moment after the bot saw its effect. */
    private static Scrape settled(String address, Map<String, Double> expected) throws Exception {
        Scrape scrape = Scrape.of(address, "/metrics");
        long endNanos = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!XChangeCounts.shown(scrape).equals(expected) && System.nanoTime() < endNanos) {
            scrape = Scrape.of(address, "/metrics");
        }
        return scrape;
    }

    private static double sum(Map<String, Double> samples, String pattern) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().matches(pattern))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
