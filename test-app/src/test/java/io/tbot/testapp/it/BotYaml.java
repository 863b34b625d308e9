package io.tbot.testapp.it;

/** Configuration that probes the small bot. */
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
}
