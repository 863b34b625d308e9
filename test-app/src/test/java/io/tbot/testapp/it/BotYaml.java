package io.tbot.testapp.it;

import java.util.Map;
import java.util.TreeMap;

/** Configuration that probes the small bot, and what must be counted then. */
final class BotYaml {
    static final String PROBES = """
            version: 1
            probes:
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Gateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol, side: arg0.side}
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Gateway", method: cancel, op: order.cancel, exchange: "'paper'", ok: return}
              - {class: "+io.tbot.testapp.it.apps.SmallBot$Feed", method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0}
              - {class: io.tbot.testapp.it.apps.SmallBot$Risk, method: allows, op: risk.check, check_type: "'price'"}
            """;

    private BotYaml() {}

    /** What a scrape counted of the bot: a subtype's method, a default method, a lambda, a class, a static method. */
    static Map<String, Double> counts(Scrape scrape) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("placed", scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\""));
        counts.put("refused", scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"failed\""));
        counts.put("cancels", scrape.sum("tbot_order_calls_total", "call=\"cancel\"", "result=\"failed\""));
        counts.put("lambda ticks", scrape.sum("tbot_market_data_ticks_total", "symbol=\"BTC-USD\""));
        counts.put("class ticks", scrape.sum("tbot_market_data_ticks_total", "symbol=\"ETH-USD\""));
        counts.put("checks", scrape.sum("tbot_risk_checks_total", "check_type=\"price\""));
        return counts;
    }

    /** What that many runs of the small bot, five ticks each, must have added up to. */
    static Map<String, Double> countsOfRounds(int rounds) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("placed", 10.0 * rounds);
        counts.put("refused", 1.0 * rounds);
        counts.put("cancels", 1.0 * rounds);
        counts.put("lambda ticks", 6.0 * rounds);
        counts.put("class ticks", 5.0 * rounds);
        counts.put("checks", 11.0 * rounds);
        return counts;
    }
}
