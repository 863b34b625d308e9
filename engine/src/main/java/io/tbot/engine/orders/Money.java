package io.tbot.engine.orders;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an amount may be: its legal range, what is worth a warning, and how many decimals it is kept with. Half-way
 * cases round to the even digit.
 *
 * <p>Threads: any. Errors: nothing is thrown; an illegal amount is told apart by {@link Checked#reason}. The loss is
 * measured after rounding. Source: the limits of the monitoring module that this agent replaces; its defects are not
 * kept: no positive price becomes zero, and what is no number is one more reason, whatever its spelling.
 */
enum Money {
    PRICE("price", 8, "0", false, null, "1000000"),
    QUANTITY("quantity", 8, "0", false, null, "1000000000"),
    PNL_USD("pnl_usd", 2, null, true, null, "10000000"),
    VOLUME_USD("volume_usd", 2, "0", true, null, "10000000"),
    SLIPPAGE_BPS("slippage_bps", 2, "-10000", true, "10000", "1000"),
    EXECUTION_SECONDS("execution_time", 6, "0", true, null, "3600"),
    DRAWDOWN_PERCENT("drawdown_percent", 4, "0", true, "100", "20"),
    SHARPE_RATIO("sharpe_ratio", 4, "-10", true, "10", null),
    PORTFOLIO_USD("portfolio_value", 2, "0", true, null, "1000000000"),
    POSITION_USD("position_size_usd", 2, "0", true, null, "10000000"),
    PNL_PERCENT("pnl_percent", 4, null, true, null, "100");

    static final String NOT_A_NUMBER = "not_a_number";
    static final String OUT_OF_RANGE = "out_of_range";

    /** Prices and quantities keep this many significant digits, however small they are. */
    private static final int SIGNIFICANT = 6;

    /** What the module's decimal context holds. */
    private static final int MAX_DIGITS = 28;

    private static final BigDecimal TOLERATED_LOSS = new BigDecimal("1e-9");

    private static final Map<String, Integer> DECIMALS = Map.ofEntries(
            Map.entry("price", 8),
            Map.entry("usd", 8),
            Map.entry("percent", 4),
            Map.entry("ratio", 4),
            Map.entry("rate", 4),
            Map.entry("apy", 4),
            Map.entry("bps", 2),
            Map.entry("count", 0),
            Map.entry("total", 0),
            Map.entry("seconds", 6));

    private final String metric;
    private final int decimals;
    private final @Nullable BigDecimal least;
    private final boolean leastIsLegal;
    private final @Nullable BigDecimal most;
    private final @Nullable BigDecimal warning;

    Money(
            String metric,
            int decimals,
            @Nullable String least,
            boolean leastIsLegal,
            @Nullable String most,
            @Nullable String warning) {
        this.metric = metric;
        this.decimals = decimals;
        this.least = least == null ? null : new BigDecimal(least);
        this.leastIsLegal = leastIsLegal;
        this.most = most == null ? null : new BigDecimal(most);
        this.warning = warning == null ? null : new BigDecimal(warning);
    }

    /** The value of label {@code metric}. */
    String metric() {
        return metric;
    }

    /** What an object of a source is as this kind of amount. */
    Checked check(@Nullable Object number) {
        return check(Decimals.of(number));
    }

    /** What a decimal is as this kind of amount; {@code null} is none. */
    Checked check(@Nullable BigDecimal number) {
        if (number == null) {
            return new Checked(null, NOT_A_NUMBER, false, false);
        }
        int low = least == null ? 1 : number.compareTo(least);
        if (low < 0 || (low == 0 && !leastIsLegal) || (most != null && number.compareTo(most) > 0)) {
            return new Checked(null, OUT_OF_RANGE, false, false);
        }
        BigDecimal rounded = number.setScale(scale(number), RoundingMode.HALF_EVEN);
        if (rounded.precision() > MAX_DIGITS) {
            return new Checked(null, OUT_OF_RANGE, false, false);
        }
        boolean warns = warning != null && number.abs().compareTo(warning) > 0;
        return new Checked(rounded, "", warns, loses(number, rounded));
    }

    private int scale(BigDecimal number) {
        if ((this != PRICE && this != QUANTITY) || number.signum() == 0) {
            return decimals;
        }
        int wanted = SIGNIFICANT - (number.precision() - number.scale());
        return Math.max(decimals, wanted);
    }

    private static boolean loses(BigDecimal number, BigDecimal rounded) {
        BigDecimal loss = number.subtract(rounded).abs();
        return loss.signum() != 0 && loss.compareTo(number.abs().multiply(TOLERATED_LOSS)) > 0;
    }

    /** How many decimals a number of this name is shown with: the last word decides, and only a whole one. */
    static int recommendedDecimals(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        Integer known = DECIMALS.get(lower.substring(lower.lastIndexOf('_') + 1));
        return known == null ? 8 : known;
    }

    /**
     * An amount after the check.
     *
     * @param value rounded; {@code null} where the amount is illegal
     * @param reason why it is illegal; empty where it is not
     * @param warns whether it is legal and yet larger than any sane one
     * @param loses whether rounding changed it by more than a billionth
     */
    record Checked(@Nullable BigDecimal value, String reason, boolean warns, boolean loses) {}
}
