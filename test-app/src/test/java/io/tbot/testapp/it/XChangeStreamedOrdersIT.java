package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.tbot.testapp.it.apps.xchange.StreamedOrdersBot;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the agent knows of orders is what XChange's order and trade streams said, told once. */
@Together
class XChangeStreamedOrdersIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final Duration SETTLED = Duration.ofSeconds(5);
    private static final String ORDERS = "/api/v1/orders?limit=1000";

    @EveryJdk
    void followsEveryOrderByItsStreams(Path home) throws Exception {
        assertFollowed(home, Host.STANDALONE);
    }

    @LastJdk
    void followsTheSameInTheOpenTelemetryAgent(Path home) throws Exception {
        assertFollowed(home, Host.OPEN_TELEMETRY);
    }

    private static void assertFollowed(Path home, Host host) throws Exception {
        ChildJvm child = ChildJvm.of(home)
                .jvm("-XX:TieredStopAtLevel=1")
                .libraries(Built.xchange("binance"))
                .main(StreamedOrdersBot.class);
        Outcome plain = child.startPlain().endWhen("ready.*", DEADLINE);
        try (RunningJvm bot = child.start(host)) {
            String address = bot.awaitAddress(DEADLINE);
            bot.awaitOut("ready", DEADLINE);
            Map<String, String> truth = truth(bot.soFar().out());
            Map<String, String> told =
                    told(Scrape.until(address, ORDERS, scrape -> told(scrape).equals(truth), SETTLED));

            assertThat(told).as(bot.soFar()::toString).isEqualTo(truth);
            Scrape metrics = Scrape.of(address, "/metrics");
            assertThat(metrics.sum("tbot_order_unmatched_reports_total")).isZero();
            assertThat(metrics.sum("tbot_dropped_total")).isZero();
            assertThat(metrics.sum("tbot_agent_errors_total")).isZero();
            bot.release();
            StockAgent.withoutGreeting(bot.join(DEADLINE)).succeeded().isLike(plain);
        }
    }

    private static Map<String, String> truth(String out) {
        Map<String, String> truth = new TreeMap<>();
        for (String line : out.split("\n", -1)) {
            String[] words = line.trim().split(" ", -1);
            if (words[0].equals("order")) {
                truth.put(words[1], "paper BTC/USD " + words[2] + " " + words[3] + " " + words[4]);
            }
        }
        return truth;
    }

    private static Map<String, String> told(Scrape scrape) {
        Map<String, String> told = new TreeMap<>();
        try {
            JsonObject root = JsonParser.object().from(scrape.body());
            for (String list : List.of("open", "done")) {
                for (Object each : root.getArray(list)) {
                    JsonObject order = (JsonObject) each;
                    told.put(
                            order.getString("venue_id"),
                            order.getString("exchange") + " " + order.getString("symbol") + " "
                                    + order.getString("status") + " " + plain(order.getString("filled_qty"), "0")
                                    + " " + plain(order.getString("average_px"), "-"));
                }
            }
        } catch (JsonParserException broken) {
            throw new IllegalStateException(broken);
        }
        return told;
    }

    private static String plain(String number, String none) {
        return number == null || new BigDecimal(number).signum() == 0
                ? none
                : new BigDecimal(number).stripTrailingZeros().toPlainString();
    }
}
