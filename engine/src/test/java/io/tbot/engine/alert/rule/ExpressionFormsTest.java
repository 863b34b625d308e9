package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.config.Mistake;
import io.tbot.engine.config.Mistakes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of the closed set, by the number it comes to. */
class ExpressionFormsTest {
    private static final Map<String, String> A = Map.of("x", "a");
    private static final Map<String, String> B = Map.of("x", "b");
    private final Bench bench = new Bench()
            .gauge("tbot_g")
            .gauge("tbot_h")
            .counter("tbot_c_total")
            .counter("tbot_d_total")
            .histogram("tbot_s_seconds");

    /** The gauge goes 4, 4, 1, 9, 5 over five seconds. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "value(g) > 0; 5",
                "g > 0; 5",
                "last(g) > 0; 5",
                "min(g, 60s) > 0; 1",
                "max(g, 60s) > 0; 9",
                "avg(g, 60s) > 0; 4.6",
                "sum(g, 60s) > 0; 23",
                "delta(g, 60s) > 0; 1",
                "changes(g, 60s) > 0; 3",
                "age(g) >= 0; 0",
                "min(g, 2s) > 0; 1",
                "max(g, 2s) > 9; 9",
                "g + 2 * 3 - 1 > 0; 10",
                "(g + 1) / 2 > 0; 3",
                "g × 2 ÷ 5 > 0; 2",
                "-g < 0; -5",
            })
    void findsTheNumberOfAGauge(String when, double value) {
        bench.rule(when);
        for (double one : new double[] {4, 4, 1, 9, 5}) {
            bench.metrics.set("tbot_g", A, one);
            bench.ticks(1);
        }

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.values.get("r{x=a}")).isCloseTo(value, within(1e-9));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "g > 5; CLEAR",
                "g > 4; BREACH",
                "g >= 5; BREACH",
                "g < 5; CLEAR",
                "g < 6; BREACH",
                "g <= 5; BREACH",
                "g == 5; BREACH",
                "g == 4; CLEAR",
                "g != 5; CLEAR",
                "g != 4; BREACH",
                "4 < g; BREACH",
                "not g > 4; CLEAR",
                "not g > 5; BREACH",
                "g > 4 and h > 1; BREACH",
                "g > 4 and h > 2; CLEAR",
                "g > 5 or h > 1; BREACH",
                "g > 5 or h > 2; CLEAR",
                "g > 4 unless h > 1; CLEAR",
                "g > 4 unless h > 2; BREACH",
                "g > 5 and h > 1 or g > 4; BREACH",
                "g > 4 and (h > 2 or g > 4); BREACH",
                "g / 0 > 1; NO_DATA",
                "g > nothing; NO_DATA",
                "flatline(g, 5s); CLEAR",
                "absent(g, 5s); CLEAR",
            })
    void comparesAndJoins(String when, Finding finding) {
        bench.rule(when);
        bench.metrics.set("tbot_g", A, 5);
        bench.metrics.set("tbot_h", A, 2);
        bench.ticks(1);

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.found).hasSize(1).containsValue(finding);
    }

    /** Ten values of 0.1 s, then ten of 0.3 s. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "mean(s_seconds, 60s) > 0; 0.2",
                "count(s_seconds, 60s) > 0; 20",
                "quantile(0.5, s_seconds, 60s) > 0; 0.1",
                "p50(s_seconds, 60s) > 0; 0.1",
                "p90(s_seconds, 60s) > 0; 0.3",
                "p95(s_seconds, 60s) > 0; 0.3",
                "quantile(1, s_seconds, 60s) > 0; 0.3",
                "increase(s_seconds, 60s) > 0; 20",
                "increase(s_seconds_sum, 60s) > 0; 4",
            })
    void findsTheNumberOfAHistogram(String when, double value) {
        bench.rule(when);
        bench.ticks(1);
        bench.metrics.record("tbot_s_seconds", A, 0.1, 10);
        bench.ticks(1);
        bench.metrics.record("tbot_s_seconds", A, 0.3, 10);
        bench.ticks(1);

        assertThat(bench.mistakes).isEmpty();
        assertThat(bench.values.get("r{x=a}")).isCloseTo(value, within(value * 0.01));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 20", "0.95, 20", "0.99, 100", "0.999, 1000", "1, 1", "0, 1"})
    void asksForSamplesByTheQuantile(String q, int least) {
        bench.rule("quantile(" + q + ", s_seconds, 60s) > 10");
        bench.metrics.record("tbot_s_seconds", A, 0.1, least - 1);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{x=a}", least == 1 ? Finding.NO_DATA : Finding.INSUFFICIENT);

        bench.metrics.record("tbot_s_seconds", A, 0.1, 1);
        bench.ticks(1);

        assertThat(bench.found).containsEntry("r{x=a}", Finding.CLEAR);
    }

    @Test
    void countsWhatACounterGainedByItsLabels() {
        bench.rule("increase(c_total{y!=\"skip\"}, 1m) by (x) > 0");
        bench.ticks(1);
        bench.metrics.add("tbot_c_total", Map.of("x", "a", "y", "1"), 2);
        bench.metrics.add("tbot_c_total", Map.of("x", "a", "y", "2"), 3);
        bench.metrics.add("tbot_c_total", Map.of("x", "a", "y", "skip"), 50);
        bench.metrics.add("tbot_c_total", Map.of("x", "b", "y", "1"), 7);
        bench.ticks(1);

        assertThat(bench.values).containsEntry("r{x=a}", 5.0).containsEntry("r{x=b}", 7.0);
    }

    @Test
    void aCounterThatFallsHasBegunAnew() {
        bench.rule("increase(c_total, 1m) > 0");
        bench.metrics.set("tbot_c_total", A, 10);
        bench.ticks(1);
        bench.metrics.set("tbot_c_total", A, 3);
        bench.ticks(1);

        assertThat(bench.values).containsEntry("r{x=a}", 13.0);
    }

    @Test
    void findsAFlatLineAfterAWholeWindow() {
        bench.rule("flatline(g, 10s)");
        bench.metrics.set("tbot_g", A, 1);
        bench.ticks(9);
        assertThat(bench.found).containsEntry("r{x=a}", Finding.CLEAR);
        bench.ticks(3);
        assertThat(bench.found).containsEntry("r{x=a}", Finding.BREACH);

        bench.metrics.set("tbot_g", A, 2);
        bench.ticks(1);

        assertThat(bench.found).containsEntry("r{x=a}", Finding.CLEAR);
    }

    @Test
    void missesWhatIsDeclaredThoughItWasNeverSeen() {
        bench.rule("absent(g{x=\"a\"}, 5s, expected=true)");
        bench.ticks(4);
        assertThat(bench.found).containsEntry("r{x=a}", Finding.CLEAR);

        bench.ticks(3);

        assertThat(bench.found).containsEntry("r{x=a}", Finding.BREACH);
    }

    @Test
    void aBudgetNeedsEventsEnough() {
        bench.rule("burn_rate(c_total, d_total, slo=99%, min_events=50)");
        bench.ticks(1);
        bench.metrics.add("tbot_c_total", A, 40);
        bench.metrics.add("tbot_d_total", A, 40);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{}", Finding.INSUFFICIENT);

        bench.metrics.add("tbot_c_total", A, 10);
        bench.metrics.add("tbot_d_total", A, 10);
        bench.ticks(1);

        assertThat(bench.found).containsEntry("r{}", Finding.BREACH);
        assertThat(bench.values.get("r{}")).isCloseTo(100, within(1e-6));
    }

    @Test
    void aSlowLeakBurnsTheBudgetOfDays() {
        bench.rule("burn_rate(c_total, d_total, slo=99%)");
        for (int i = 0; i < 8 * 3600; i += 10) {
            bench.metrics.add("tbot_c_total", A, 2);
            bench.metrics.add("tbot_d_total", A, 100);
            bench.at(bench.seconds + 3);
        }

        assertThat(bench.found).containsEntry("r{}", Finding.BREACH);
        assertThat(bench.values.get("r{}")).isCloseTo(2, within(0.1));
    }

    @Test
    void looksAsOftenAsItIsAskedThoughTicksAreEarlyOrLate() {
        bench.yaml("- {id: r, severity: low, every: 10s, when: 'g > 1'}");
        bench.metrics.set("tbot_g", A, 2);
        List<Integer> looked = new ArrayList<>();
        long[] jitterMillis = {0, 3, -4, 9, -9, 1, -2, 400, -300, 0};
        for (int i = 1; i <= 60; i++) {
            long nanos = i * 1_000_000_000L + jitterMillis[i % 10] * 1_000_000;
            int tick = i;
            bench.evaluation.tick(nanos, i * 1000L, (rule, labels, finding, value, threshold) -> looked.add(tick));
        }

        assertThat(looked).containsExactly(1, 11, 21, 31, 41, 51);
    }

    @Test
    void looksOnlyInItsHours() {
        List<Long> looked = new ArrayList<>();
        Evaluation evaluation =
                new Evaluation(bench.metrics, 1_000_000_000L, (calendar, at) -> calendar.equals("day") && at >= 5_000);
        Mistakes found = new Mistakes("");
        evaluation.load(
                RulesFile.file("- {id: r, severity: low, hours: day, when: 'g > 1'}", "", found), found::add, m -> {});
        bench.metrics.set("tbot_g", A, 2);
        for (long s = 1; s <= 7; s++) {
            long at = s;
            evaluation.tick(s * 1_000_000_000L, s * 1_000, (rule, labels, finding, value, threshold) -> looked.add(at));
        }

        assertThat(looked).containsExactly(5L, 6L, 7L);
    }

    @Test
    void restsAMinuteAfterThreeFaultsAndTriesAgain() {
        bench.rule("rate(later, 1m) > 1");
        bench.gauge("tbot_later");
        bench.metrics.set("tbot_later", A, 1);
        List<Long> failed = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            bench.ticks(1);
            if (bench.found.containsValue(Finding.ERROR)) {
                failed.add(bench.seconds);
            }
        }

        assertThat(failed).containsExactly(1L, 2L, 3L, 63L, 64L, 65L, 125L, 126L, 127L);
        assertThat(bench.evaluation.rules().get(0).lastFault()).contains("is a gauge, which has no rate");
        assertThat(bench.evaluation.rules().get(0).quarantines()).isEqualTo(3);
    }

    @Test
    void keepsTheInstancesItHasWhereThereAreTooMany() {
        bench.rule("g > 1");
        for (int i = 0; i < 1_200; i++) {
            bench.metrics.set("tbot_g", Map.of("n", "" + i), 2);
        }
        bench.ticks(2);

        assertThat(bench.found).hasSize(1_000).containsEntry("r{n=0}", Finding.BREACH);
        assertThat(bench.evaluation.rules().get(0).refused()).isEqualTo(200);
    }

    @Test
    void refusesInstancesThatItsOwnLabelsMakeAlike() {
        bench.yaml("- {id: r, severity: low, when: 'g > 1', labels: {x: all}}");
        bench.metrics.set("tbot_g", A, 2);
        bench.ticks(1);
        assertThat(bench.found).containsEntry("r{x=a}", Finding.BREACH);

        bench.metrics.set("tbot_g", B, 2);
        bench.ticks(1);

        assertThat(bench.found.values()).containsOnly(Finding.ERROR);
        assertThat(bench.evaluation.rules().get(0).lastFault())
                .isEqualTo("two instances have the same labels {x=all} once 'labels' are added");
    }

    @Test
    void knowsItsInstancesWhereTheirOrderChangesBelow() {
        bench.rule("not (g > 1 or h > 1)");
        bench.metrics.set("tbot_g", Map.of("x", "y"), 0);
        bench.metrics.set("tbot_h", A, 2);
        bench.metrics.set("tbot_h", Map.of("x", "z"), 0);
        bench.ticks(1);
        assertThat(bench.found)
                .isEqualTo(Map.of("r{x=y}", Finding.BREACH, "r{x=a}", Finding.CLEAR, "r{x=z}", Finding.BREACH));

        bench.metrics.set("tbot_g", Map.of("x", "z"), 0);
        bench.ticks(1);

        assertThat(bench.found)
                .isEqualTo(Map.of("r{x=y}", Finding.BREACH, "r{x=a}", Finding.CLEAR, "r{x=z}", Finding.BREACH));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate(g, 1m) > 1| 5| 'tbot_g' is a gauge, which has no rate; see delta",
                "quantile(0.9, c_total, 1m) > 1| 14| 'tbot_c_total' is no histogram, which quantile and mean need",
                "avg(c_total, 1m) > 1| 4| avg needs a gauge, and 'tbot_c_total' is a counter; see rate and increase",
                "g > 1 and rate(g, 1m) > 1| 15| 'tbot_g' is a gauge, which has no rate; see delta",
                "anomaly(p99(g), 5m) | 12| 'tbot_g' is no histogram, which quantile and mean need",
            })
    void saysAtOnceWhatDoesNotFitANumberThatIsKnown(String when, int at, String problem) {
        bench.rule(when);

        assertThat(bench.mistakes)
                .extracting(Mistake::toString)
                .containsExactly("rules.yaml:1:" + (34 + at) + ": alert rule 'r': " + problem);
    }
}
