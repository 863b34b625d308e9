package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The limits and golden values of the module that the agent replaces, and its defects by their numbers. */
class MoneyTest {
    @ParameterizedTest
    @CsvSource({
        "PRICE, 123456789.123456785, 123456789.12345678",
        "PRICE, 100, 100.00000000",
        "PNL_USD, 0.005, 0.00",
        "PNL_USD, 0.015, 0.02",
        "PNL_USD, 0.025, 0.02",
        "PNL_USD, 2.675, 2.68",
        "PNL_USD, 2.665, 2.66",
        "VOLUME_USD, 0.125, 0.12",
        "EXECUTION_SECONDS, 0.0000005, 0.000000",
        "EXECUTION_SECONDS, 0.0000015, 0.000002",
        "DRAWDOWN_PERCENT, 20.00005, 20.0000",
        "SHARPE_RATIO, 1.23455, 1.2346",
        "SHARPE_RATIO, 1.23445, 1.2344",
        "PNL_PERCENT, 33.33333333333, 33.3333",
        "PNL_PERCENT, 0.005, 0.0050"
    })
    void roundsHalfWayCasesToTheEvenDigit(Money kind, String number, String rounded) {
        assertThat(kind.check(number).value()).isEqualTo(new BigDecimal(rounded));
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, 0",
        "PRICE, -1",
        "QUANTITY, 0",
        "VOLUME_USD, -0.01",
        "SLIPPAGE_BPS, 10000.01",
        "SLIPPAGE_BPS, -10001",
        "EXECUTION_SECONDS, -1",
        "DRAWDOWN_PERCENT, 100.1",
        "DRAWDOWN_PERCENT, -1",
        "SHARPE_RATIO, 10.5",
        "PORTFOLIO_USD, -1",
        "POSITION_USD, -1",
        "PRICE, 1e30"
    })
    void refusesWhatIsOutOfItsRange(Money kind, String number) {
        assertThat(kind.check(number)).isEqualTo(new Money.Checked(null, "out_of_range", false, false));
    }

    @ParameterizedTest
    @CsvSource({
        "PRICE, 1000000.01", "QUANTITY, 1000000001", "PNL_USD, -10000001", "VOLUME_USD, 10000001",
        "SLIPPAGE_BPS, -1001", "EXECUTION_SECONDS, 3601", "DRAWDOWN_PERCENT, 21", "PORTFOLIO_USD, 1000000001",
        "POSITION_USD, 10000001", "PNL_PERCENT, 101"
    })
    void warnsOfWhatIsLegalAndHardlySane(Money kind, String number) {
        Money.Checked checked = kind.check(number);

        assertThat(checked.value()).isNotNull();
        assertThat(checked.warns()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1e-9, 1e-9", "0.000000005, 5e-9", "0.000000015, 1.5e-8", "0.00000001234567, 1.23457e-8"})
    void f30KeepsTheSignificantDigitsOfATinyPrice(String number, String price) {
        assertThat(Money.PRICE.check(number).value()).isEqualByComparingTo(price);
    }

    @Test
    void f31MeasuresTheLossAfterRounding() {
        assertThat(Money.PNL_USD.check("0.125").loses()).isTrue();
        assertThat(Money.PNL_USD.check("0.12").loses()).isFalse();
        assertThat(Money.PRICE.check("0.00000001234567").loses()).isTrue();
        assertThat(Money.PRICE.check(0.1).loses()).isFalse();
        assertThat(Money.EXECUTION_SECONDS.check("1e-12").loses()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nan", "NaN", "inf", "-Infinity", "abc", "", "1,5", "0x10", "1e", "1e999999999", "１２"})
    void f32TellsWhatIsNoNumberInOneWay(String text) {
        assertThat(Money.PRICE.check(text)).isEqualTo(new Money.Checked(null, "not_a_number", false, false));
    }

    @Test
    void f32TellsObjectsThatAreNoNumbersInTheSameWay() {
        Object[] none = {Double.NaN, Double.POSITIVE_INFINITY, true, null, new Object(), Float.NaN, new OwnNumber()};

        assertThat(none)
                .allSatisfy(
                        object -> assertThat(Money.PRICE.check(object).reason()).isEqualTo("not_a_number"));
    }

    @ParameterizedTest
    @CsvSource({
        "discount, 8",
        "separate, 8",
        "count, 0",
        "order_count, 0",
        "rate, 4",
        "win_rate, 4",
        "slippage_bps, 2",
        "entry_price, 8",
        "pnl_usd, 8",
        "duration_seconds, 6",
        "sharpe_ratio, 4",
        "apy, 4"
    })
    void f33RecommendsDecimalsByWholeWords(String name, int decimals) {
        assertThat(Money.recommendedDecimals(name)).isEqualTo(decimals);
    }

    @Test
    void readsTheSameNumberFromEverySpelling() {
        Object[] spellings = {"100.5", new BigDecimal("100.5"), 100.5, 100.5f, " 1.005e2 "};

        assertThat(spellings)
                .allSatisfy(spelling -> assertThat(Decimals.of(spelling)).isEqualByComparingTo("100.5"));
        assertThat(Decimals.of(new BigInteger("100"))).isEqualByComparingTo("100");
        assertThat(Decimals.of(100L)).isEqualByComparingTo("100");
        assertThat(Decimals.of(null, 100)).isEqualByComparingTo("100");
    }

    @Test
    void readsAMillionDoublesWithoutLoss() {
        Random random = new Random(20261125);
        for (int i = 0; i < 1_000_000; i++) {
            double number = Math.pow(10, random.nextInt(24) - 12) * (1 + random.nextDouble());
            BigDecimal decimal = Decimals.of(null, number);
            if (decimal == null || decimal.doubleValue() != number) {
                throw new AssertionError(number + " read as " + decimal);
            }
        }
    }

    @Test
    void survivesAMillionRandomTexts() {
        Random random = new Random(5);
        String letters = "0123456789+-.eE naif\u0000";
        for (int i = 0; i < 1_000_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(20); n > 0; n--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            BigDecimal price = Money.PRICE.check(text.toString()).value();
            if (price != null && (price.signum() <= 0 || Double.isInfinite(price.doubleValue()))) {
                throw new AssertionError("'" + text + "' read as " + price);
            }
        }
    }

    /** A number class of the bot's: its code is not run. */
    private static final class OwnNumber extends BigDecimal {
        private static final long serialVersionUID = 1;

        OwnNumber() {
            super("5");
        }

        @Override
        public String toString() {
            throw new IllegalStateException("the bot's code was run");
        }
    }
}
