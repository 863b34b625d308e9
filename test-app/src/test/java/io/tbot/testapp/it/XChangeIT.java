package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.xchange.AtOnceBot;
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
@Together
class XChangeIT {
    private static final Duration DEADLINE = XChangeRun.DEADLINE;

    @TempDir
    private Path folder;

    static Stream<Arguments> homesAndExchanges() {
        return Jdks.homes().flatMap(home -> Stream.of(Arguments.of(home, "simulated"), Arguments.of(home, "binance")));
    }

    @ParameterizedTest(name = "{1} on {0}")
    @MethodSource("homesAndExchanges")
    void countsWhatTheBotSaysItDidInBothHosts(Path home, String exchange) throws Exception {
        try (XChangeRun none = new XChangeRun(ChildJvm.of(home), exchange, Host.NONE);
                XChangeRun standalone = new XChangeRun(ChildJvm.of(home), exchange, Host.STANDALONE);
                XChangeRun extension = new XChangeRun(ChildJvm.of(home), exchange, Host.OPEN_TELEMETRY)) {
            assertCounted(standalone.ready());
            assertCounted(extension.ready());

            assertThat(standalone.expected()).isEqualTo(none.ready().expected());
            Outcome plain = none.end();
            standalone.end().isLike(plain);
            StockAgent.withoutGreeting(extension.end()).isLike(plain);
        }
    }

    private static void assertCounted(XChangeRun run) throws Exception {
        Scrape scrape = run.settled();

        assertThat(XChangeCounts.shown(scrape)).as(run.soFar()::toString).isEqualTo(run.expected());
        assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
        assertThat(scrape.sum("tbot_market_data_latency_seconds_sum")).isBetween(0.0, 60.0);
    }

    @Test
    void countsACallOnceThatAnOwnProbeNamesToo() throws Exception {
        ChildJvm jvm = ChildJvm.of(Path.of(System.getProperty("java.home"))).configuration("""
                probes:
                  - {class: io.tbot.testapp.it.apps.xchange.SimulatedDesk, method: limit, op: order.place, exchange: "'own'"}
                """);
        try (XChangeRun run = new XChangeRun(jvm, "simulated", Host.STANDALONE).ready()) {
            Map<String, Double> told = run.expected();
            double limit = sum(told, "tbot_orders_total.*order_type=\"limit\".*");

            Scrape scrape = Scrape.until(
                    run.address(),
                    "/metrics",
                    s -> s.sum("tbot_order_calls_total", "exchange=\"own\"") == limit,
                    DEADLINE);

            assertThat(scrape.sum("tbot_orders_total", "exchange=\"own\"", "status=\"new\""))
                    .isEqualTo(limit);
            assertThat(scrape.sum("tbot_orders_total", "status=\"new\"")).isEqualTo(sum(told, "tbot_orders_total.*"));
            assertThat(scrape.sum("tbot_order_rejects_total", "exchange=\"simulated\""))
                    .isEqualTo(sum(told, "tbot_order_rejects_total.*"));
        }
    }

    @Test
    void leavesXChangeAloneWhereItIsSwitchedOff() throws Exception {
        ChildJvm jvm = ChildJvm.of(Path.of(System.getProperty("java.home")))
                .jvm("-Dtbot.instrumentation.xchange.enabled=false");
        try (XChangeRun run = new XChangeRun(jvm, "binance", Host.STANDALONE).ready()) {
            Map<String, Double> expected = new TreeMap<>();
            for (String asked : new String[] {"Balance", "OpenOrders", "TradesHistory"}) {
                expected.put("GET /base/{id}/private/" + asked, 1.0);
            }

            Scrape scrape = Scrape.until(
                    run.address(),
                    "/metrics",
                    s -> s.sum("tbot_exchange_api_requests_total", "/private/") == 4,
                    DEADLINE);

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
                            "side=\"buy\"",
                            "status=\"new\""))
                    .isEqualTo(3);
            assertThat(scrape.sum("tbot_agent_errors_total", "subsystem=\"probe\""))
                    .isEqualTo(3);
            assertThat(jvm.soFar().out()).isEqualTo("taken\ntaken\ntaken\nready\n");
        }
    }

    private static String ready(RunningJvm jvm) throws Exception {
        jvm.awaitOut("ready", DEADLINE);
        return jvm.awaitAddress(DEADLINE);
    }

    private static double sum(Map<String, Double> samples, String pattern) {
        return samples.entrySet().stream()
                .filter(sample -> sample.getKey().matches(pattern))
                .mapToDouble(Map.Entry::getValue)
                .sum();
    }
}
