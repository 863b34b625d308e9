package io.tbot.engine.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BaselineTest {
    private static final int DAY = AnomalyTrial.DAY;
    private final Baseline.Shape shape = new Baseline.Shape(1, DAY, 4, 0, HistogramLeaf.MEAN);
    private final Baseline baseline = new Baseline(shape, new double[shape.room()], true);
    private final Random random = new Random(7);
    private long minute = DAY * 20_000L;

    @ParameterizedTest
    @EnumSource(
            value = AnomalyTrial.Kind.class,
            names = {"STATIONARY", "TRENDING", "DAILY"})
    void isWrongOnceInTenThousandMinutesAtMost(AnomalyTrial.Kind kind) {
        AnomalyTrial trial = new AnomalyTrial(kind, 1, 11).quiet(24);

        assertThat(trial.judged).isGreaterThan(20_000);
        assertThat(trial.perTenThousand()).isLessThanOrEqualTo(1);
        assertThat(trial.judgedLater).isGreaterThan(4_000);
        assertThat(trial.laterPerTenThousand()).isLessThanOrEqualTo(1);
    }

    @Test
    void findsAStepByTheDayBefore() {
        assertThat(new AnomalyTrial(AnomalyTrial.Kind.STATIONARY, 1, 12).step(8, 1).found)
                .isEqualTo(1);
    }

    @Test
    void findsAStepInADailyWaveByTheSameHourOfTheWeek() {
        assertThat(new AnomalyTrial(AnomalyTrial.Kind.DAILY, 1, 13).step(8, 1).found)
                .isZero();
        assertThat(new AnomalyTrial(AnomalyTrial.Kind.DAILY, 1, 13).step(8, 22).found)
                .isEqualTo(1);
    }

    /** Every Monday morning is odd after a flat Sunday, and usual for a Monday once three are known. */
    @Test
    void learnsTheHoursOfAWeekFromWhatWasOddAfterTheDayBefore() {
        AnomalyTrial trial = new AnomalyTrial(AnomalyTrial.Kind.WEEKLY, 1, 14).quiet(30);

        assertThat(trial.odd).isPositive();
        assertThat(trial.laterPerTenThousand()).isLessThanOrEqualTo(1);
    }

    @Test
    void judgesByAMovingMeanWhileThereIsNoBaseline() {
        feed(31, 10, 1);
        assertThat(baseline.state()).isEqualTo(Node.INSUFFICIENT);
        feed(5, 10, 1);
        assertThat(baseline.state()).isEqualTo(Node.FALSE);

        feed(1, 40, 1);
        assertThat(baseline.state()).isEqualTo(Node.FALSE);
        feed(1, 40, 1);

        assertThat(baseline.state()).isEqualTo(Node.TRUE);
        assertThat(baseline.limit()).isBetween(11.0, 25.0);
    }

    @Test
    void doesNotLearnFromWhatIsOdd() {
        feed(200, 10, 1);
        feed(180, 100, 1);
        assertThat(baseline.state()).isEqualTo(Node.TRUE);

        feed(1, 10, 1);

        assertThat(baseline.state()).isEqualTo(Node.FALSE);
        assertThat(baseline.limit()).isBetween(5.0, 16.0);
    }

    @Test
    void twoWindowsInARowAreTwoThatShareNoMinute() {
        Baseline.Shape five = new Baseline.Shape(5, DAY, 4, 0, HistogramLeaf.MEAN);
        Baseline wide = new Baseline(five, new double[five.room()], false);
        for (int i = 0; i < 300; i++) {
            wide.close(10 + random.nextGaussian(), minute++);
        }
        int odd = 0;
        for (int i = 0; i < 20; i++) {
            wide.close(i == 0 ? 1_000 : 10, minute++);
            odd += wide.state() == Node.TRUE ? 1 : 0;
        }

        assertThat(odd).isZero();
    }

    @Test
    void takesWhatHasBeenOddForADayForUsual() {
        feed(300, 10, 1);
        feed(1_000, 50, 1);
        assertThat(baseline.state()).isEqualTo(Node.TRUE);

        feed(DAY - 1_000 + 30, 50, 1);

        assertThat(baseline.state()).isEqualTo(Node.FALSE);
        assertThat(baseline.limit()).isBetween(40.0, 62.0);
    }

    @Test
    void needsMinDeltaToo() {
        Baseline.Shape floor = new Baseline.Shape(1, DAY, 4, 100, HistogramLeaf.MEAN);
        Baseline calm = new Baseline(floor, new double[floor.room()], false);
        for (int i = 0; i < 200; i++) {
            calm.close(10 + random.nextGaussian(), minute++);
        }
        for (int i = 0; i < 3; i++) {
            calm.close(60, minute++);
        }

        assertThat(calm.state()).isEqualTo(Node.FALSE);
        assertThat(calm.limit()).isCloseTo(110, within(1.0));
    }

    @Test
    void hasAWidthWhereMostMinutesAreEqual() {
        for (int i = 0; i < 400; i++) {
            baseline.close(i % 10 == 0 ? 1 : 0, minute++);
        }
        feed(1, 1, 0);
        assertThat(baseline.limit()).isCloseTo(4 * 1.2533 * 0.1, within(0.02));
    }

    @Test
    void aMinuteWithoutNumbersIsNoData() {
        feed(100, 10, 1);
        baseline.close(Double.NaN, minute++);

        assertThat(baseline.state()).isEqualTo(Node.NO_DATA);
        assertThat(baseline.limit()).isNaN();
    }

    @Test
    void findsTheMiddleNumber() {
        for (int n = 1; n < 200; n++) {
            double[] numbers = new double[n];
            for (int i = 0; i < n; i++) {
                numbers[i] = random.nextInt(20);
            }
            double[] sorted = numbers.clone();
            Arrays.sort(sorted);

            assertThat(Median.of(numbers, n)).isEqualTo(sorted[n / 2]);
        }
    }

    private void feed(int minutes, double around, double noise) {
        for (int i = 0; i < minutes; i++) {
            baseline.close(around + noise * random.nextGaussian(), minute++);
        }
    }
}
