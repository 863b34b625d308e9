package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.engine.alert.model.Finding;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final Map<String, String> X = Map.of("exchange", "x");
    private final Bench bench = new Bench();

    @Test
    void seesTheFirstEventOfACounterThatAppears() {
        bench.counter("tbot_rejects_total").rule("increase(rejects_total, 1m) by (exchange) >= 1");
        bench.ticks(5);

        bench.metrics.add("tbot_rejects_total", X, 1);
        bench.ticks(1);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BREACH);
    }

    @Test
    void forgetsAnIncreaseOnceTheWindowHasPassed() {
        bench.counter("tbot_c_total").rule("increase(c_total, 10s) > 0");
        bench.ticks(2);
        bench.metrics.add("tbot_c_total", X, 3);
        bench.ticks(1);
        assertThat(bench.values).containsEntry("r{exchange=x}", 3.0);

        bench.ticks(12);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.CLEAR);
    }

    @Test
    void takesARateBySecond() {
        bench.counter("tbot_c_total").rule("rate(c_total, 10s) > 100");

        for (int i = 0; i < 40; i++) {
            bench.metrics.add("tbot_c_total", X, 7);
            bench.ticks(1);
        }

        assertThat(bench.values.get("r{exchange=x}")).isCloseTo(7, within(0.8));
    }

    @Test
    void comparesAQuantileOnceThereAreSamplesEnough() {
        bench.histogram("tbot_ack_seconds")
                .yaml("- {id: r, severity: high, when: 'quantile(0.99, ack_seconds, 1m) by (exchange) > 500ms',"
                        + " clear: '< 300ms', min_samples: 50}");
        bench.metrics.record("tbot_ack_seconds", X, 0.9, 49);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.INSUFFICIENT);

        bench.metrics.record("tbot_ack_seconds", X, 0.9, 51);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BREACH);
        assertThat(bench.values.get("r{exchange=x}")).isCloseTo(0.9, within(0.009));

        bench.ticks(70);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.NO_DATA);
        bench.metrics.record("tbot_ack_seconds", X, 0.4, 100);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BETWEEN);
    }

    @Test
    void hasNoShareOfNothing() {
        bench.counter("tbot_a_total").counter("tbot_b_total").rule("ratio(a_total, b_total, 1m) > 50%");
        bench.ticks(1);
        bench.metrics.add("tbot_b_total", X, 0);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{}", Finding.NO_DATA);

        bench.metrics.add("tbot_b_total", X, 4);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{}", Finding.CLEAR);
        bench.metrics.add("tbot_a_total", X, 3);
        bench.ticks(1);

        assertThat(bench.values).containsEntry("r{}", 0.75);
    }

    @Test
    void doesNotCountAStallAsSilence() {
        bench.gauge("tbot_last_timestamp_seconds").rule("stale(last_timestamp_seconds, 5s)");
        bench.ticks(10);
        bench.metrics.set("tbot_last_timestamp_seconds", X, 10);
        bench.ticks(1);

        bench.at(60);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.CLEAR);
        bench.ticks(8);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BREACH);
    }

    @Test
    void missesWhatWasSeenBeforeAndOnlyThat() {
        bench.gauge("tbot_g").rule("absent(g, 5s)");
        bench.ticks(20);
        assertThat(bench.found).containsEntry("r{}", Finding.NO_DATA);
        bench.metrics.set("tbot_g", X, 1);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.CLEAR);

        bench.metrics.set("tbot_g", X, Double.NaN);
        bench.ticks(6);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BREACH);
    }

    @Test
    void burnsABudgetOnlyInBothWindows() {
        bench.counter("tbot_bad_total").counter("tbot_all_total").rule("burn_rate(bad_total, all_total, slo=99%)");
        for (int i = 0; i < 400; i++) {
            bench.metrics.add("tbot_all_total", X, 10);
            bench.metrics.add("tbot_bad_total", X, 0);
            bench.ticks(1);
        }
        assertThat(bench.found).containsEntry("r{}", Finding.CLEAR);

        for (int i = 0; i < 400; i++) {
            bench.metrics.add("tbot_all_total", X, 10);
            bench.metrics.add("tbot_bad_total", X, 5);
            bench.ticks(1);
        }

        assertThat(bench.found).containsEntry("r{}", Finding.BREACH);
    }

    @Test
    void foreseesALineThroughOutliers() {
        bench.gauge("tbot_g").rule("forecast(g, 1m, 100s) > 1000");
        for (int i = 0; i < 90; i++) {
            bench.metrics.set("tbot_g", X, i % 17 == 3 ? 5000 : 2 * i);
            bench.ticks(1);
        }

        assertThat(bench.values.get("r{exchange=x}")).isCloseTo(178 + 200, within(5.0));
    }

    @Test
    void callsAnomalousWhatIsFarFromTheMedianTwiceInARow() {
        bench.gauge("tbot_g").rule("anomaly(g, 1m, baseline=2h, z=4, min_delta=1)");
        for (int i = 0; i < 100 * 60; i++) {
            bench.metrics.set("tbot_g", X, 10 + (i / 60) % 5 * 0.1);
            bench.ticks(1);
        }
        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.CLEAR);

        bench.metrics.set("tbot_g", X, 20);
        bench.ticks(200);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.BREACH);
    }

    @Test
    void restsAFailingRuleAndNoOther() {
        bench.yaml("- {id: bad, severity: low, when: 'rate(g, 1m) > 1'}\n- {id: good, severity: low, when: 'g > 1'}");
        bench.gauge("tbot_g");
        bench.metrics.set("tbot_g", X, 2);

        bench.ticks(3);
        assertThat(bench.found).containsEntry("bad{}", Finding.ERROR).containsEntry("good{exchange=x}", Finding.BREACH);
        bench.ticks(1);

        assertThat(bench.found).containsOnlyKeys("good{exchange=x}");
        assertThat(bench.evaluation.rules().get(0).isQuarantined()).isTrue();
    }

    @Test
    void keepsWindowsOfAnExpressionOverAReload() {
        String rule = "increase(c_total, 1m) > 2";
        bench.counter("tbot_c_total").rule(rule);
        bench.ticks(1);
        bench.metrics.add("tbot_c_total", X, 2);
        bench.ticks(1);

        bench.rule(rule);
        bench.metrics.add("tbot_c_total", X, 1);
        bench.ticks(1);

        assertThat(bench.values).containsEntry("r{exchange=x}", 3.0);
    }

    @Test
    void f39KeepsValuesOutOfTheIdentity() {
        bench.gauge("tbot_g").rule("g > 1");
        bench.metrics.set("tbot_g", X, 2);
        bench.ticks(1);
        bench.metrics.set("tbot_g", X, 3);

        bench.ticks(1);

        assertThat(bench.found).containsOnlyKeys("r{exchange=x}");
    }

    @Test
    void f32TakesNoNumberForNoData() {
        bench.gauge("tbot_g").rule("g / 0 > 1 or g > 1");
        bench.metrics.set("tbot_g", X, Double.NaN);

        bench.ticks(1);

        assertThat(bench.found).containsEntry("r{exchange=x}", Finding.NO_DATA);
    }
}
