package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a seed makes of its n-th order. It never looks at the market, so that two runs of one seed trade the same.
 *
 * @param seed of the run
 * @param symbols the instruments traded
 */
record OrderPlan(long seed, List<String> symbols) {
    private static final int SYMBOL = 1;
    private static final int SIDE = 2;
    private static final int TYPE = 3;
    private static final int PRICE = 4;
    private static final int QUANTITY = 5;
    private static final int PAUSE = 6;

    private static final int MARKET_PERCENT = 20;
    private static final int MAX_PAUSE_TICKS = 8;

    OrderPlan {
        symbols = List.copyOf(symbols);
    }

    String clientId(long n) {
        return "S" + seed + "-" + n;
    }

    String symbol(long n) {
        return symbols.get(Draw.below(symbols.size(), seed, n, SYMBOL));
    }

    Signal signal(long n) {
        return Draw.below(2, seed, n, SIDE) == 0 ? Signal.BUY : Signal.SELL;
    }

    /** Ticks to let pass before it. */
    int pauseTicks(long n) {
        return Draw.below(MAX_PAUSE_TICKS, seed, n, PAUSE);
    }

    OrderRequest request(long n) {
        OrderType type = Draw.below(100, seed, n, TYPE) < MARKET_PERCENT ? OrderType.MARKET : OrderType.LIMIT;
        Side side = signal(n) == Signal.BUY ? Side.BUY : Side.SELL;
        return new OrderRequest(clientId(n), symbol(n), side, type, price(n), quantity(n), 0);
    }

    /** Within 1 % of the symbol's usual price, to the cent. */
    private BigDecimal price(long n) {
        BigDecimal perTenThousand = BigDecimal.valueOf(9_900L + Draw.below(201, seed, n, PRICE), 4);
        return usualPrice(symbol(n)).multiply(perTenThousand).setScale(2, java.math.RoundingMode.HALF_EVEN);
    }

    /** 0.001 to 10.000, a hundredth of them above what risk allows. */
    private BigDecimal quantity(long n) {
        return BigDecimal.valueOf(1L + Draw.below(10_000, seed, n, QUANTITY), 3);
    }

    private static BigDecimal usualPrice(String symbol) {
        return switch (symbol) {
            case "BTCUSDT" -> new BigDecimal("60000");
            case "ETHUSDT" -> new BigDecimal("3000");
            default -> new BigDecimal("150");
        };
    }
}
