package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.PollingBot;
import io.tbot.testapp.it.apps.StaticBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Orders that no library knows: what became of each, by the bot's own probes, is what the bot itself counted. */
@Together
class OwnOrdersIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Pattern TRUTH = Pattern.compile("(?m)^truth (.+)=(\\d+)$");

    private static final String POLLING = """
            version: 1
            probes:
              - {class: "+BOT$TradingApi", method: createOrder, op: order.place, exchange: this.implName, symbol: arg0, side: arg1, order_type: "'LIMIT'", qty: arg2, price: arg3, id: return}
              - {class: "+BOT$TradingApi", method: getYourOpenOrders, op: order.query, exchange: this.implName, list: return, id: item.getId(), complete: true}
              - {class: "+BOT$TradingApi", method: cancelOrder, op: order.cancel, exchange: this.implName, id: arg0, ok: return}
            """.replace("BOT", PollingBot.class.getName());

    private static final String STATIC = """
            version: 1
            probes:
              - {class: BOT$Broker, method: placeMarketOrder, op: order.place, exchange: "'broker'", symbol: arg0, qty: arg1, side: arg2, order_type: "'MARKET'", strategy: "'bars'", id: return, fail: null}
              - {class: BOT$Broker, method: cancelOrder, op: order.cancel, exchange: "'broker'", id: arg0, ok: return}
              - {class: BOT$Broker, method: getOrderStatus, op: order.query, exchange: "'broker'", id: arg0, status: return.getStatus(), filled_qty: return.getFilledQty(), avg_px: return.getFilledAvgPrice()}
              - {class: BOT$Broker, method: onUpdate, op: order.event, exchange: "'broker'", id: arg0, status: arg1, last_qty: arg2, last_px: arg3, exec_id: arg4}
              - {class: BOT$Strategy, method: onBar, op: md.tick, exchange: "'broker'", symbol: arg0.symbol, exchange_time: arg0.timestamp, sequence: arg0.number}
            """.replace("BOT", StaticBot.class.getName());

    @EveryJdk
    void anOrderThatIsGoneFromTheListOfAPollingBotIsPresumedFilled(Path home) throws Exception {
        for (Host host : new Host[] {Host.STANDALONE, Host.OPEN_TELEMETRY}) {
            try (RunningJvm jvm = start(home, host, POLLING, PollingBot.class)) {
                String address = jvm.awaitAddress(DEADLINE);
                Map<String, Double> truth = truth(jvm);

                assertThat(counts(Scrape.of(address, "/metrics"), "paper"))
                        .as("%s", host)
                        .containsAllEntriesOf(truth);
                assertThat(open(address)).isEqualTo(truth.get("open").longValue());
                assertThat(problems(address)).isEmpty();
            }
        }
    }

    @EveryJdk
    void theOrdersOfABotOfStaticMethodsAreFollowed(Path home) throws Exception {
        for (Host host : new Host[] {Host.STANDALONE, Host.OPEN_TELEMETRY}) {
            try (RunningJvm jvm = start(home, host, STATIC, StaticBot.class)) {
                String address = jvm.awaitAddress(DEADLINE);
                Map<String, Double> truth = truth(jvm);
                Scrape scrape = Scrape.of(address, "/metrics");

                assertThat(counts(scrape, "broker")).as("%s", host).containsAllEntriesOf(truth);
                assertThat(open(address)).isEqualTo(truth.get("open").longValue());
                assertThat(scrape.sum("tbot_market_data_ticks_total", "symbol=\"AAPL\""))
                        .isEqualTo(120);
                assertThat(scrape.sum("tbot_tick_to_trade_seconds_count", "link=\"causal\"", "strategy=\"bars\""))
                        .isEqualTo(truth.get("placed"));
                assertThat(problems(address)).isEmpty();
            }
        }
    }

    private static RunningJvm start(Path home, Host host, String probes, Class<?> bot) throws Exception {
        return ChildJvm.of(home).configuration(probes).main(bot).start(host);
    }

    /** What the bot counted. */
    private static Map<String, Double> truth(RunningJvm jvm) throws Exception {
        jvm.awaitOut("ready 1", DEADLINE);
        Map<String, Double> truth = new TreeMap<>();
        Matcher said = TRUTH.matcher(jvm.soFar().out());
        while (said.find()) {
            truth.put(said.group(1), Double.valueOf(said.group(2)));
        }
        assertThat(truth).containsKeys("placed", "refused", "open", "cancelled", "filled");
        return truth;
    }

    /** The same as the agent counted it. */
    private static Map<String, Double> counts(Scrape scrape, String venue) {
        String exchange = "exchange=\"" + venue + "\"";
        Map<String, Double> counts = new TreeMap<>();
        counts.put("placed", scrape.sum("tbot_orders_total", exchange, "status=\"new\""));
        counts.put("BUY", scrape.sum("tbot_orders_total", exchange, "status=\"new\"", "side=\"buy\""));
        counts.put("SELL", scrape.sum("tbot_orders_total", exchange, "status=\"new\"", "side=\"sell\""));
        counts.put("taken", scrape.sum("tbot_order_ack_seconds_count", exchange));
        counts.put("open", scrape.sum("tbot_orders_open", exchange) - scrape.sum("tbot_order_unknown_outcomes_total"));
        counts.put("refused", scrape.sum("tbot_orders_total", exchange, "status=\"rejected\""));
        counts.put("unknown", scrape.sum("tbot_order_unknown_outcomes_total", "reason=\"socket_timeout\""));
        counts.put("cancelled", scrape.sum("tbot_orders_total", exchange, "status=\"cancelled\""));
        counts.put("not cancelled", scrape.sum("tbot_order_calls_total", "call=\"cancel\"", "result=\"failed\""));
        counts.put("filled", scrape.sum("tbot_orders_total", exchange, "status=\"filled\""));
        counts.put("partial", scrape.sum("tbot_orders_total", exchange, "status=\"partially_filled\""));
        return counts;
    }

    private static long open(String address) throws Exception {
        String orders =
                Scrape.of(address, "/api/v1/orders?status=open&limit=1000").body();
        String open = orders.substring(0, orders.indexOf("\"done\""));
        return Pattern.compile("\"status\":\"open\"").matcher(open).results().count();
    }

    /** What did not bind. */
    private static String problems(String address) throws Exception {
        Matcher problems = Pattern.compile("\"problems\":\\[([^\\]]+)\\]")
                .matcher(Scrape.of(address, "/api/v1/probes").body());
        return problems.find() ? problems.group(1) : "";
    }
}
