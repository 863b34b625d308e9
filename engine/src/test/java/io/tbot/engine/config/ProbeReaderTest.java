package io.tbot.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class ProbeReaderTest {
    private static final String DOCUMENTED = """
            exchanges: [{host: "*.alpaca.markets", name: alpaca}, {host: www.Bitstamp.net, name: bitstamp}]
            probes:
              - {class: com.acme.bot.OrderGateway, method: "place*", op: order.place, exchange: "'kraken'", symbol: arg0.symbol, side: arg0.side,
                 order_type: arg0.type, price: arg0.price, qty: arg0.quantity, client_id: arg0.clientId, id: return}
              - {class: com.acme.bot.OrderGateway, method: onExecution, op: order.event, client_id: arg0.clOrdId, status: arg0.status, last_qty: arg0.lastQty, last_px: arg0.lastPx}
              - {class: "+com.acme.bot.Feed", method: onTick, op: md.tick, exchange: "'kraken'", symbol: arg0, exchange_time: arg1.time, sequence: arg1.seq}
              - {class: com.acme.risk.Checker, method: valueAtRisk, op: gauge, metric: risk_var_usd, value: return, labels: {confidence_level: "'0.99'", timeframe: "'1d'"}}
              - {class: "+a.TradingApi", method: open, op: order.query, list: return, id: item.getId(), complete: true, fail: null}
            carriers: [{class: "my.bot.Event"}]
            resume:   [{class: "+my.bot.Worker", method: handle, carrier: arg0}]
            trace: [anything, {at: all}]
            """;

    private static Expression.Path path(Expression.Root root, int index, String... steps) {
        return new Expression.Path(root, index, List.of(steps));
    }

    @Test
    void readsTheDocumentedExample() {
        AgentConfig config = AgentConfig.of("f", DOCUMENTED, Options.none());

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.exchanges())
                .containsExactly(
                        new ExchangeRule("*.alpaca.markets", "alpaca"),
                        new ExchangeRule("www.bitstamp.net", "bitstamp"));
        assertThat(config.probes())
                .extracting(ProbeSpec::title)
                .containsExactly(
                        "com.acme.bot.OrderGateway.place* (order.place)",
                        "com.acme.bot.OrderGateway.onExecution (order.event)",
                        "+com.acme.bot.Feed.onTick (md.tick)",
                        "com.acme.risk.Checker.valueAtRisk (gauge)",
                        "+a.TradingApi.open (order.query)");
        assertThat(config.probes().get(3))
                .isEqualTo(new ProbeSpec(
                        "com.acme.risk.Checker",
                        false,
                        "valueAtRisk",
                        Operation.GAUGE,
                        "risk_var_usd",
                        Map.of("value", path(Expression.Root.RETURN, 0)),
                        Map.of(
                                "confidence_level", new Expression.Literal("0.99"),
                                "timeframe", new Expression.Literal("1d")),
                        7));
        assertThat(config.probes().get(4).bindings())
                .isEqualTo(Map.of(
                        "list",
                        path(Expression.Root.RETURN, 0),
                        "id",
                        path(Expression.Root.ITEM, 0, "getId"),
                        "complete",
                        new Expression.Literal("true"),
                        "fail",
                        new Expression.Null()));
        assertThat(config.carriers()).containsExactly(new Carrier("my.bot.Event", false, 9));
        assertThat(config.resume())
                .containsExactly(new Resume("my.bot.Worker", true, "handle", path(Expression.Root.ARG, 0), 10));
        assertThat(config.unbuiltSections()).isEqualTo(Set.of("trace"));
    }

    @ParameterizedTest
    @EnumSource
    void readsEveryKeyOfEveryOperation(Operation op) {
        StringBuilder yaml = new StringBuilder("probes:\n- {class: A, method: m, op: " + op.key());
        for (String key : op.labelKeys()) {
            yaml.append(", ").append(key).append(": arg1.").append(key).append("()");
        }
        for (String key : op.otherKeys()) {
            String value = switch (key) {
                case "metric" -> "x";
                case "labels" -> "{l: this.l}";
                case "expected_interval" -> "10ms";
                default -> "arg0." + key;
            };
            yaml.append(", ").append(key).append(": ").append(value);
        }
        yaml.append(op.valued() ? "}" : ", ok: return.done, fail: ~}");

        AgentConfig config = AgentConfig.of("f", yaml.toString(), Options.none());

        assertThat(config.mistakes()).isEmpty();
        assertThat(config.probes()).hasSize(1);
        for (String key : op.labelKeys()) {
            assertThat(config.probes().get(0).bindings().get(key)).isEqualTo(path(Expression.Root.ARG, 1, key));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "timer, x, tbot_x_seconds",
        "timer, tbot_x, tbot_x_seconds",
        "timer, x_seconds, tbot_x_seconds",
        "counter, x, tbot_x_total",
        "counter, tbot_x_total, tbot_x_total",
        "gauge, x, tbot_x",
        "gauge, tbot_x_usd, tbot_x_usd"
    })
    void exposesAnOwnMetricUnderOneNameHoweverItWasWritten(String op, String metric, String exposed) {
        String value = op.equals("timer") ? "" : ", value: return";
        String yaml = "probes: [{class: A, method: m, op: " + op + ", metric: " + metric + value + "}]";

        AgentConfig config = AgentConfig.of("f", yaml, Options.none());

        assertThat(config.probes()).extracting(ProbeSpec::metricName).containsExactly(exposed);
    }

    @Test
    void aBrokenEntryFallsOutAloneAndEveryMistakeIsSaidAtOnce() {
        String yaml = """
                probes:
                  - {class: A, method: m, op: md.tick, symbol: BTC, exchnge: arg0}
                  - {class: B, method: m, op: md.tick}
                limits: {symbols: none, reasons: 5}
                lisen: {}
                """;

        AgentConfig config = AgentConfig.of("f", yaml, Options.none());

        assertThat(config.mistakes())
                .extracting(Mistake::toString)
                .containsExactly(
                        "f:5:1: unknown section 'lisen', did you mean 'listen'",
                        "f:4:19: limits: 'symbols': 'none' is not a whole number in 1..100000",
                        "f:2:53: probe md.tick: unknown key 'exchnge', did you mean 'exchange'",
                        "f:2:48: probe md.tick: 'symbol': 'BTC' is no path; write \"'BTC'\" for a literal");
        assertThat(config.probes()).extracting(ProbeSpec::className).containsExactly("B");
        assertThat(config.limits().symbols()).isEqualTo(200);
        assertThat(config.limits().reasons()).isEqualTo(5);
    }

    @Test
    void labelsMayBeCalledLikeKeys() {
        String yaml = "probes: [{class: A, method: m, op: timer, metric: x,"
                + " labels: {value: \"'a'\", ok: \"'b'\", fail: arg0, list: arg1, complete: arg2}}]";

        assertThat(AgentConfig.of("f", yaml, Options.none()).mistakes()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "*.alpaca.markets, api.alpaca.markets, true",
        "*.alpaca.markets, alpaca.markets, false",
        "api*.b.c, api4.b.c, true",
        "a.b, a.b, true",
        "a.b, a.bc, false",
        "*, anything, true"
    })
    void anExchangesHostMayHoldStars(String glob, String host, boolean matches) {
        assertThat(new ExchangeRule(glob, "x").matches(host)).isEqualTo(matches);
    }

    @Test
    void aThousandMistakesAreCutShort() {
        List<Mistake> mistakes = AgentConfig.of(
                        "f", "- x\n".repeat(1000).indent(2).replaceFirst("^", "probes:\n"), Options.none())
                .mistakes();

        assertThat(mistakes).hasSize(Mistakes.MAX);
        assertThat(mistakes.get(Mistakes.MAX - 1).message()).isEqualTo("801 more mistakes follow; mend these first");
    }
}
