package io.tbot.engine.alert.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleTestTest {
    private static final String RULES = """
            rules:
              defaults: false
              list:
                - {id: late, severity: critical, min_samples: 5, for: 5s, when: "quantile(0.99, order_ack_seconds, 10s) by (exchange) > 500ms"}
                - {id: many, severity: high, when: "increase(order_rejects_total, 1m) by (exchange) >= 3"}
                - {id: silent, severity: high, when: "stale(market_data_last_tick_timestamp_seconds, 5s)"}
                - {id: full, severity: low, when: "disk_of_mine > 90", hours: XNYS}
            """;

    @Test
    void theExampleIsSoundAndPasses() throws Exception {
        RuleSet set = RuleSet.read("alerts.yaml", Files.readString(Path.of("..", "docs", "examples", "alerts.yaml")));
        assertThat(set.mistakes()).isEmpty();
        assertThat(set.warnings()).isEmpty();

        RuleTest.Result result = set.tests().get(0).run(set);

        assertThat(result.failures()).isEmpty();
        assertThat(result.diary().events())
                .extracting(Event::what)
                .containsExactly(
                        Event.What.FIRED,
                        Event.What.TOLD,
                        Event.What.TOLD,
                        Event.What.RESOLVED,
                        Event.What.TOLD,
                        Event.What.TOLD);
    }

    @Test
    void saysWhatItExpectedWhatCameAndWhen() {
        RuleTest.Result result = run("""
              - name: late
                feed: [{metric: order_ack_seconds, labels: {exchange: x}, values: "1x600", every: 100ms}]
                expect:
                  - {fire: late, at: 6s, labels: {exchange: x}, times: 1}
                  - {fire: late, at: "<=5s"}
                  - {fire: late, labels: {exchange: y}}
                  - {resolve: late}
                  - {quiet: late, at: 5s}
                  - {firing: late, at: 1m}
                  - {quiet: late, at: 1m}
                  - {not_fire: many}
                  - {not_fire: any}
                  - {notifications: 1, channel: anyone, rule: late, reason: first_breach}
                  - {notifications: 0}
            """);

        String fired = "6s late{exchange=x} fires (held_long_enough, value 1)";
        assertThat(result.failures())
                .extracting(RuleTest.Failure::line, RuleTest.Failure::expected, RuleTest.Failure::got)
                .containsExactly(
                        tuple(13, "'late' to fire within 0s..5s", fired),
                        tuple(14, "'late' of {exchange=y} to fire", "nothing of the kind"),
                        tuple(15, "'late' to be over", fired),
                        tuple(18, "'late' to be quiet at 1m", fired),
                        tuple(20, "any rule not to fire", fired),
                        tuple(22, "0 notifications", "6s channel anyone is told of late{exchange=x} (first_breach)"));
    }

    @Test
    void followsCountersGaugesAndTheTimeItself() {
        assertPasses("""
              - name: counters
                feed: [{metric: order_rejects_total, labels: {exchange: x}, values: "0x10 1 2 3x100"}]
                expect: [{fire: many, at: 13s, times: 1}, {resolve: many, at: "1m10s..1m20s"}, {notifications: 2}]
              - name: silence
                feed: [{metric: market_data_last_tick_timestamp_seconds, labels: {exchange: x, symbol: s}, values: "nowx20"}]
                lasts: 40s
                expect: [{fire: silent, at: 26s}, {firing: silent, at: 40s}]
              - name: a name of one's own, told and gone
                feed: [{metric: disk_of_mine, values: "_x5 89+1x3 stale", every: 10s}]
                expect: [{fire: full, at: 1m10s}, {not_fire: any, at: "<=1m9s"}, {firing: full, at: 1m30s}]
              - name: out of hours
                start: 2024-01-06T15:00:00Z
                feed: [{metric: disk_of_mine, values: "99x20"}]
                expect: [{not_fire: any}]
            """);
    }

    @Test
    void tellsOfMistakesWithLineAndColumn() {
        RuleSet set = RuleSet.read("bot.yaml", RULES + """
                - {id: odd, severity: high, when: "rate(orders_open, 1m) > 1"}
                - {id: near, severity: high, when: "orders_opn > 1"}
            tests:
              - {name: a, feed: [{metric: orders_open, values: "1x", every: 0s}], expect: [{fire: latte}]}
              - {name: b, expect: [{at: 1m, fire: late, quiet: late}, {quiet: late}, {fire: late, channel: x}, {at: soon, fire: late}]}
              - {name: c}
              - {name: d, expect: [{fire: latte}]}
            """);

        assertThat(set.mistakes())
                .extracting(Object::toString)
                .containsExactly(
                        "bot.yaml:8:45: alert rule 'odd': 'tbot_orders_open' is a gauge, which has no rate; see delta",
                        "bot.yaml:11:52: feed: 'values': '1x' is no value, written like 0.02, 0.02x600, 0+5x10, _ or stale",
                        "bot.yaml:11:65: feed: 'every': values need a time between them",
                        "bot.yaml:12:24: expectation: say one of fire, resolve, not_fire, firing, quiet, notifications",
                        "bot.yaml:12:59: expectation: 'quiet' needs a moment, as in at: 2m",
                        "bot.yaml:12:96: expectation: 'channel': says nothing here",
                        "bot.yaml:12:105: expectation: 'at': 'soon' is no time, written like 2m, <=2m, >=90s or 1m..2m",
                        "bot.yaml:13:5: test: 'expect' is missing: it would pass whatever comes",
                        "bot.yaml:14:24: test 'd': unknown alert rule 'latte', did you mean 'late'");
        assertThat(set.warnings())
                .extracting(Object::toString)
                .containsExactly(
                        "bot.yaml:7:40: alert rule 'full': metric 'disk_of_mine': no number of that name yet",
                        "bot.yaml:9:41: alert rule 'near': metric 'orders_opn': no number of that name yet, did you mean 'tbot_orders_open'");
    }

    @Test
    void readsRulesOfPrometheusWithTestsOfOurs() {
        RuleSet set = RuleSet.read("rules.yml", """
            groups:
              - name: g
                rules: [{alert: Threads, expr: jvm_threads > 5, for: 1m, labels: {severity: high}}]
            tests:
              - {name: t, feed: [{metric: jvm_threads, values: "6x100"}], expect: [{fire: Threads, at: 1m}]}
            """);

        assertThat(set.isConfiguration()).isFalse();
        assertThat(set.mistakes()).isEmpty();
        assertThat(set.tests()).singleElement().matches(test -> test.run(set).passed());
    }

    @Test
    void runsADayOfQuietNumbersInSeconds() {
        RuleSet set = RuleSet.read("bot.yaml", """
            version: 1
            tests:
              - name: a quiet day
                feed:
                  - {metric: order_ack_seconds, labels: {exchange: x}, values: "0.02x86400"}
                  - {metric: orders_total, labels: {exchange: x, status: new}, values: "0+1x86400"}
                  - {metric: market_data_stale, labels: {exchange: x}, values: "0x86400"}
                expect: [{not_fire: any}, {notifications: 0}]
            """);
        assertThat(set.mistakes()).isEmpty();

        RuleTest.Result result = set.tests().get(0).run(set);

        assertThat(result.test().lastsNanos()).isEqualTo(86_400_000_000_000L);
        assertThat(result.failures()).isEmpty();
    }

    private static void assertPasses(String tests) {
        RuleSet set = read(tests);
        for (RuleTest test : set.tests()) {
            RuleTest.Result result = test.run(set);
            List<String> happened =
                    result.diary().events().stream().map(result.diary()::line).toList();
            assertThat(result.failures()).as(test.name() + happened).isEmpty();
        }
    }

    private static RuleTest.Result run(String tests) {
        RuleSet set = read(tests);
        return set.tests().get(0).run(set);
    }

    private static RuleSet read(String tests) {
        RuleSet set = RuleSet.read("bot.yaml", RULES + "tests:\n" + tests);
        assertThat(set.mistakes()).isEmpty();
        return set;
    }
}
