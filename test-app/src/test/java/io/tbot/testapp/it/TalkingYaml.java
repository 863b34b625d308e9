package io.tbot.testapp.it;

/** Configuration with a probe of every kind, for the talking bot. */
final class TalkingYaml {
    static final String PROBES = """
            version: 1
            probes:
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0, exchange_time: arg1}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: evaluate, op: strategy.eval, strategy: arg0, symbol: arg1, signal: return}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: place, op: order.place, exchange: "'paper'", symbol: arg0, side: arg1, order_type: "'limit'"}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: cancel, op: order.cancel, exchange: "'paper'"}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: onExecution, op: order.event, exchange: "'paper'", status: arg0}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: price, op: timer, metric: pricing, labels: {symbol: arg0}}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: exposure, op: gauge, metric: exposure_usd, value: return}
              - {class: io.tbot.testapp.it.apps.TalkingBot, method: fees, op: counter, metric: fees_usd, value: return}
            """;

    private TalkingYaml() {}
}
