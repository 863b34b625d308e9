package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.OverflowingBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A bot that overflows its stack and catches it meets the same errors as before, and is counted rightly after it. */
@Together
class StackOverflowIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String PROBES = """
            version: 1
            probes:
              - {class: io.tbot.testapp.it.apps.OverflowingBot$Gateway, method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol}
              - {class: io.tbot.testapp.it.apps.OverflowingBot$Gateway, method: cancel, op: order.cancel, exchange: "'paper'", id: arg0}
            """;

    @EveryJdk
    void countsRightlyAfterTheStackOverflowed(Path home) throws Exception {
        ChildJvm child = ChildJvm.of(home).jvm("-Xss512k").configuration(PROBES).main(OverflowingBot.class);
        Outcome plain = child.startPlain().endWhen("ready", DEADLINE);

        try (RunningJvm jvm = child.startWithAgent()) {
            jvm.awaitOut("ready", DEADLINE);
            Scrape scrape = Scrape.of(jvm.awaitAddress(DEADLINE), "/metrics");
            Map<String, Double> placed = new TreeMap<>();
            for (String name : placedAfter().keySet()) {
                placed.put(name, scrape.sum("tbot_order_execution_duration_seconds_count", "symbol=\"" + name + "\""));
            }

            assertThat(scrape.sum("tbot_agent_errors_total"))
                    .as("stack overflows that struck the agent's own code")
                    .isPositive();
            assertThat(placed).as(scrape::body).isEqualTo(placedAfter());
            jvm.release();
            jvm.join(DEADLINE).succeeded().isLike(plain);
        }
    }

    private static Map<String, Double> placedAfter() {
        Map<String, Double> placed = new TreeMap<>();
        placed.put("EARLY", 1.0);
        placed.put("main", 1000.0);
        for (int i = 0; i < 6; i++) {
            placed.put("thread-" + i, 1000.0);
        }
        return placed;
    }
}
