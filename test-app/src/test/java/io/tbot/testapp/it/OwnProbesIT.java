package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.EveryOperationBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

@Together
class OwnProbesIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String BOT = "io.tbot.testapp.it.apps.EveryOperationBot$";

    private static final String PROBES = """
            version: 1
            probes:
              - {class: "+BOTGateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol, side: arg0.side, strategy: arg0.owner, fail: null}
              - {class: BOTGateway, method: replace, op: order.replace, exchange: "'paper'", id: arg0, ok: return.accepted}
              - {class: "+BOTOrderApi", method: cancel, op: order.cancel, exchange: "'paper'", id: arg0, ok: return}
              - {class: BOTGateway, method: open, op: order.query, exchange: arg0}
              - {class: BOTGateway, method: onExecution, op: order.event, exchange: "'paper'", client_id: arg0.clOrdId, status: arg0.status}
              - {class: "+BOTFeed", method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0, exchange_time: arg1.time}
              - {class: BOTBook, method: onSnapshot, op: md.snapshot, exchange: "'paper'", symbol: arg0, exchange_time: arg1}
              - {class: BOTDesk, method: evaluate, op: strategy.eval, strategy: "'cross'", signal: return}
              - {class: BOTDesk, method: check, op: risk.check, check_type: arg0, result: return}
              - {class: BOTDesk, method: get, op: exchange.call, exchange: "'paper'", endpoint: arg0, status: return}
              - {class: BOTDesk, method: save, op: db.call, database: "'files'", operation: "'insert'", table: arg0}
              - {class: BOTBook, method: cached, op: cache.get, cache: "'book'", hit: return}
              - {class: BOTDesk, method: rebalance, op: timer, metric: rebalance, labels: {mode: arg0}}
              - {class: BOTDesk, method: position, op: gauge, metric: position, value: return, labels: {symbol: "'BTC-USD'"}}
              - {class: BOTDesk, method: traded, op: counter, metric: traded, value: arg0}
            """.replace("BOT", BOT);

    private static final String MISSPELT = """
            version: 1
            probes:
              - {class: BOTGatewy, method: place, op: order.place}
              - {class: BOTGateway, method: repalce, op: order.replace}
              - {class: "+BOTFeed", method: onTcik, op: md.tick}
              - {class: BOTGateway, method: place, op: order.place, symbol: arg0.symbl}
            """.replace("BOT", BOT);

    @EveryJdk
    void countsEveryOperationExactly(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .configuration(PROBES)
                .main(EveryOperationBot.class)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);
            assertThat(counts(Scrape.of(address, "/metrics"))).isEqualTo(expected(1));

            jvm.nextRound();
            jvm.awaitOut("ready 2", DEADLINE);

            assertThat(counts(Scrape.of(address, "/metrics"))).isEqualTo(expected(2));
        }
    }

    @EveryJdk
    void countsTheSameInClassesLoadedBeforeIt(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .configuration(PROBES)
                .jvm("-XX:+EnableDynamicAgentLoading")
                .main(EveryOperationBot.class);
        try (RunningJvm jvm = child.startPlain()) {
            jvm.awaitOut("ready 1", DEADLINE);
            jvm.attachAgent("port=0");
            String address = jvm.awaitAddress(DEADLINE);

            jvm.nextRound();
            jvm.awaitOut("ready 2", DEADLINE);

            Map<String, Double> once = expected(1);
            once.put("position", 3.0);
            assertThat(counts(Scrape.of(address, "/metrics"))).isEqualTo(once);
        }
    }

    @EveryJdk
    void theBotNoticesNothing(Path home) throws Exception {
        Outcome plain = ended(home, false);

        ended(home, true).isLike(plain);
    }

    @EveryJdk
    void saysWhatMatchedAndWhyNothingDid(Path home) throws Exception {
        try (RunningJvm jvm = ChildJvm.of(home)
                .configuration(MISSPELT)
                .main(EveryOperationBot.class)
                .startWithAgent()) {
            String address = jvm.awaitAddress(DEADLINE);
            jvm.awaitOut("ready 1", DEADLINE);

            String report = Scrape.of(address, "/api/v1/probes").body();

            assertThat(report)
                    .contains("no such class has been loaded yet, did you mean '" + BOT + "Gateway'")
                    .contains(BOT + "Gateway has no 'repalce', did you mean 'replace'")
                    .contains(BOT + "Feed has no 'onTcik', did you mean 'onTick'")
                    .contains("has no field or getter 'symbl', did you mean 'symbol'")
                    .containsPattern("Gateway\\.place[^}]*\"calls\":8")
                    .contains("{\"name\":\"own-probes\",\"on\":true,\"woven_classes\":1}")
                    .contains("\"refused_loaders\":[]");
        }
    }

    private static Outcome ended(Path home, boolean withAgent) throws Exception {
        ChildJvm child = ChildJvm.of(home).configuration(PROBES).main(EveryOperationBot.class);
        try (RunningJvm jvm = withAgent ? child.startWithAgent() : child.startPlain()) {
            if (withAgent) {
                jvm.awaitAddress(DEADLINE);
            }
            return jvm.endWhenReady(DEADLINE);
        }
    }

    private static Map<String, Double> counts(Scrape scrape) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("placed", scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\""));
        counts.put("not placed", scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"failed\""));
        counts.put("new BTC", scrape.sum("tbot_orders_total", "symbol=\"BTC-USD\"", "side=\"buy\""));
        counts.put("new ETH", scrape.sum("tbot_orders_total", "symbol=\"ETH-USD\"", "side=\"sell\""));
        counts.put("new null", scrape.sum("tbot_orders_total", "symbol=\"\""));
        counts.put("replaced", scrape.sum("tbot_order_calls_total", "call=\"replace\"", "result=\"ok\""));
        counts.put("not replaced", scrape.sum("tbot_order_calls_total", "call=\"replace\"", "result=\"failed\""));
        counts.put("cancelled", scrape.sum("tbot_order_calls_total", "call=\"cancel\"", "result=\"ok\""));
        counts.put("not cancelled", scrape.sum("tbot_order_calls_total", "call=\"cancel\"", "result=\"failed\""));
        counts.put("queried", scrape.sum("tbot_order_calls_total", "call=\"query\"", "exchange=\"paper\""));
        counts.put("event new", scrape.sum("tbot_order_events_total", "status=\"new\""));
        counts.put("event filled", scrape.sum("tbot_order_events_total", "status=\"filled\""));
        counts.put("event unknown", scrape.sum("tbot_order_events_total", "status=\"unknown\""));
        counts.put("unknown status", scrape.sum("tbot_dropped_total", "reason=\"unknown_status\""));
        counts.put("lambda ticks", scrape.sum("tbot_market_data_ticks_total", "symbol=\"BTC-USD\""));
        counts.put("class ticks", scrape.sum("tbot_market_data_ticks_total", "symbol=\"ETH-USD\""));
        counts.put("snapshots", scrape.sum("tbot_market_data_messages_total", "data_type=\"snapshot\""));
        counts.put("tick ages", scrape.sum("tbot_market_data_latency_seconds_count", "data_type=\"tick\""));
        counts.put("snapshot ages", scrape.sum("tbot_market_data_latency_seconds_count", "data_type=\"snapshot\""));
        counts.put("buy signals", scrape.sum("tbot_strategy_signals_total", "signal_type=\"BUY\""));
        counts.put("sell signals", scrape.sum("tbot_strategy_signals_total", "signal_type=\"SELL\""));
        counts.put("evaluations", scrape.sum("tbot_strategy_execution_latency_seconds_count"));
        counts.put("passed", scrape.sum("tbot_risk_checks_total", "check_type=\"price\"", "result=\"pass\""));
        counts.put("rejected", scrape.sum("tbot_risk_checks_total", "check_type=\"price\"", "result=\"reject\""));
        counts.put("calls", scrape.sum("tbot_exchange_api_requests_total", "endpoint=\"/time\"", "status=\"200\""));
        counts.put("limited", scrape.sum("tbot_exchange_api_requests_total", "status=\"429\""));
        counts.put("saved", scrape.sum("tbot_database_query_duration_seconds_count", "table=\"fills\""));
        counts.put("hits", scrape.sum("tbot_cache_operations_total", "cache=\"book\"", "operation=\"hit\""));
        counts.put("misses", scrape.sum("tbot_cache_operations_total", "cache=\"book\"", "operation=\"miss\""));
        counts.put("slow timer", scrape.sum("tbot_rebalance_seconds_count", "mode=\"slow\""));
        counts.put("fast timer", scrape.sum("tbot_rebalance_seconds_count", "mode=\"fast\""));
        counts.put("position", scrape.sum("tbot_position", "symbol=\"BTC-USD\""));
        counts.put("traded", scrape.sum("tbot_traded_total"));
        counts.put("probe faults", scrape.sum("tbot_agent_errors_total", "subsystem=\"probe\""));
        return counts;
    }

    private static Map<String, Double> expected(int rounds) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("placed", 6.0);
        counts.put("not placed", 2.0);
        counts.put("new BTC", 5.0);
        counts.put("new ETH", 2.0);
        counts.put("new null", 1.0);
        counts.put("replaced", 1.0);
        counts.put("not replaced", 1.0);
        counts.put("cancelled", 2.0);
        counts.put("not cancelled", 1.0);
        counts.put("queried", 2.0);
        counts.put("event new", 2.0);
        counts.put("event filled", 1.0);
        counts.put("event unknown", 1.0);
        counts.put("unknown status", 1.0);
        counts.put("lambda ticks", 4.0);
        counts.put("class ticks", 3.0);
        counts.put("snapshots", 3.0);
        counts.put("tick ages", 6.0);
        counts.put("snapshot ages", 3.0);
        counts.put("buy signals", 2.0);
        counts.put("sell signals", 1.0);
        counts.put("evaluations", 5.0);
        counts.put("passed", 2.0);
        counts.put("rejected", 1.0);
        counts.put("calls", 2.0);
        counts.put("limited", 1.0);
        counts.put("saved", 2.0);
        counts.put("hits", 3.0);
        counts.put("misses", 1.0);
        counts.put("slow timer", 1.0);
        counts.put("fast timer", 2.0);
        counts.put("position", 1.5);
        counts.put("traded", 60.0);
        counts.put("probe faults", 1.0);
        counts.replaceAll((what, count) -> count * rounds);
        return counts;
    }
}
