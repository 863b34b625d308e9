package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.ReloadedBot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;

@Together
class HotReloadIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String BOT = "io.tbot.testapp.it.apps.SmallBot$";
    private static final String CHECKS = """
              - {class: BOTRisk, method: allows, op: risk.check, check_type: "'price'"}
            """.replace("BOT", BOT);
    private static final String ORDERS = """
              - {class: "+BOTGateway", method: place, op: order.place, exchange: "'paper'", symbol: arg0.symbol}
            """.replace("BOT", BOT);
    private static final String TICKS = """
              - {class: "+BOTFeed", method: onTick, op: md.tick, exchange: "'paper'", symbol: arg0}
            """.replace("BOT", BOT);
    private static final String VENUE = "exchanges: [{host: 127.0.0.1, name: loopback}]\n";

    @TempDir
    private Path folder;

    private Path file;
    private RunningJvm jvm;
    private String address;
    private int rounds;

    @EveryJdk
    void anEditedFileTakesEffectInTheRunningBot(Path home) throws Exception {
        file = Files.writeString(folder.resolve("bot.yaml"), "probes:\n" + CHECKS + ORDERS);
        rounds = 0;
        try (RunningJvm started = ChildJvm.of(home)
                .jvm("-Dtbot.config=" + file)
                .main(ReloadedBot.class)
                .startWithAgent()) {
            jvm = started;
            address = jvm.awaitAddress(DEADLINE);
            assertThat(countsOfNextRound()).isEqualTo(counts(11, 10, 0, 1, 0));

            edit(VENUE + "probes:\n" + CHECKS + TICKS, "success", 1);
            assertThat(countsOfNextRound())
                    .as("a new probe counts, one that is gone does not")
                    .isEqualTo(counts(22, 10, 11, 1, 1));

            edit("probes: [}\n", "failure", 1);
            jvm.awaitErr("tbot-agent: .*bot.yaml:1:\\d+: .*", DEADLINE);
            assertThat(Scrape.of(address, "/api/v1/probes").body()).containsPattern("bot.yaml:1:\\d+: ");
            assertThat(countsOfNextRound())
                    .as("a broken file leaves the last good one in force")
                    .isEqualTo(counts(33, 10, 22, 1, 2));

            edit(VENUE + "probes:\n" + ORDERS + CHECKS, "success", 2);
            assertThat(countsOfNextRound())
                    .as("a probe that comes back goes on counting")
                    .isEqualTo(counts(44, 20, 22, 1, 3));
        }
    }

    private void edit(String yaml, String result, int times) throws Exception {
        Files.writeString(file, yaml);
        Scrape.until(
                address,
                "/metrics",
                scrape -> scrape.sum("tbot_config_reloads_total", "result=\"" + result + "\"") == times,
                DEADLINE);
    }

    private Map<String, Double> countsOfNextRound() throws Exception {
        if (rounds++ > 0) {
            jvm.nextRound();
        }
        jvm.awaitOut("ready " + rounds, DEADLINE);
        Scrape scrape = Scrape.of(address, "/metrics");
        return counts(
                scrape.sum("tbot_risk_checks_total"),
                scrape.sum("tbot_order_calls_total", "call=\"place\"", "result=\"ok\""),
                scrape.sum("tbot_market_data_ticks_total"),
                scrape.sum("tbot_exchange_api_requests_total", "exchange=\"127.0.0.1\""),
                scrape.sum("tbot_exchange_api_requests_total", "exchange=\"loopback\""));
    }

    private static Map<String, Double> counts(
            double checks, double orders, double ticks, double unnamed, double named) {
        Map<String, Double> counts = new TreeMap<>();
        counts.put("checks", checks);
        counts.put("orders", orders);
        counts.put("ticks", ticks);
        counts.put("calls of 127.0.0.1", unnamed);
        counts.put("calls of loopback", named);
        return counts;
    }
}
