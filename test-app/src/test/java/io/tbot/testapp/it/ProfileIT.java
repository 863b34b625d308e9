package io.tbot.testapp.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.testapp.it.apps.ProfiledBot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Orders at a venue that no built-in profile knows, by a profile of the bot's own: each by its ids as the venue has it.
 */
@Together
class ProfileIT {
    private static final Duration DEADLINE = Duration.ofSeconds(60);
    private static final String PROFILE = """
            exchanges:
              - host: 127.0.0.1
                name: acme
                profile:
                  calls:
                    - {is: place, method: POST, path: /v9/trade/new, symbol: request.pair, side: request.way, order_type: request.kind, qty: request.amount, price: request.rate, client_id: request.ref, id: answer.order.no, status: answer.order.state}
                    - {is: cancel, method: DELETE, path: "/v9/trade/*", id: path.2, status: answer.order.state}
                    - {is: time, method: GET, path: /v9/clock, time: answer.now}
                  errors: {code: answer.problem, limits: [E-SLOW, "E-WAIT:*"]}
                  messages:
                    - {is: order, when: kind=exec, symbol: "orders[].pair", id: "orders[].no", client_id: "orders[].ref", status: "orders[].state", cum_qty: "orders[].done", avg_px: "orders[].rate"}
                    - {is: ticker, when: "kind=top.*", symbol: "*", bid: best.buy, ask: best.sell}
            """;

    @EveryJdk
    void showsEachOrderByItsIdsAsTheVenueHasIt(Path home) throws Exception {
        ChildJvm bot = ChildJvm.of(home)
                .configuration(PROFILE)
                .libraries(Built.libraries())
                .main(ProfiledBot.class);
        try (RunningJvm jvm = bot.startWithAgent()) {
            jvm.awaitOut("ready", DEADLINE);
            String address = jvm.awaitAddress(DEADLINE);
            Map<String, String> told = OrderIds.told(jvm.soFar().out());
            Scrape scrape = Scrape.until(
                    address,
                    "/metrics",
                    seen -> seen.sum("tbot_order_calls_total", "call=\"place\"") == told.size(),
                    Duration.ofSeconds(10));

            assertThat(told)
                    .hasSize(12)
                    .containsValue("- rejected")
                    .containsEntry("full-0", "N7001 filled")
                    .containsEntry("part-5", "N7006 partially_filled")
                    .containsEntry("gone-8", "N7009 cancelled");
            assertThat(OrderIds.shown(address, "acme")).isEqualTo(told);
            assertThat(scrape.sum("tbot_order_rejects_total", "exchange=\"acme\"", "reason=\"E-FUNDS\""))
                    .isEqualTo(1);
            assertThat(scrape.sum("tbot_order_rejects_total", "exchange=\"acme\"", "reason=\"rate_limit\""))
                    .isEqualTo(1);
            violated(scrape);
            assertThat(scrape.sum("tbot_order_slippage_bps_count", "exchange=\"acme\"", "against=\"mid\""))
                    .as("filled, with a mid price known when they were placed")
                    .isEqualTo(2);
            assertThat(scrape.sum("tbot_exchange_clock_offset_error_seconds", "exchange=\"acme\""))
                    .isPositive()
                    .isLessThan(0.5);
            assertThat(scrape.sum("tbot_exchange_content_unread_total")).isZero();
            assertThat(scrape.sum("tbot_agent_errors_total")).isZero();
            jvm.release();
            jvm.join(DEADLINE).succeeded();
        }
    }

    /** One order and one question were refused for a limit, each in an answer of 200. */
    private static void violated(Scrape scrape) {
        String violations = "tbot_exchange_rate_limit_violations_total";
        assertThat(scrape.sum(violations)).isEqualTo(2);
        assertThat(scrape.sum(violations, "code=\"E-SLOW\"", "endpoint=\"POST /v9/trade/new\""))
                .isEqualTo(1);
        assertThat(scrape.sum(violations, "code=\"E-WAIT:\"", "endpoint=\"GET /v9/pairs\""))
                .isEqualTo(1);
    }
}
