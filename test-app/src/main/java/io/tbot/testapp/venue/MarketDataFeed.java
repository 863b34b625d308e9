package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The market data of one connection: its own prices and sequence numbers, equal for every connection and run.
 *
 * <p>Threads: the publisher's.
 *
 * <p>Shape: symbols round robin; every round of trades is followed by a round of book tickers.
 */
final class MarketDataFeed {
    static final double GAP_RATIO = 0.02;

    private static final int MAX_GAP = 3;
    private static final int MAX_BOOK_STEP = 3;

    private final List<String> symbols;
    private final Faults faults;
    private final SeededWalk[] walks;
    private final long[] tradeIds;
    private final long[] bookIds;
    private final SplittableRandom random;
    private final SplittableRandom gaps;
    private long tick;

    MarketDataFeed(long seed, List<String> symbols, Faults faults) {
        this.symbols = symbols;
        this.faults = faults;
        this.walks =
                symbols.stream().map(symbol -> new SeededWalk(seed, symbol)).toArray(SeededWalk[]::new);
        this.tradeIds = new long[symbols.size()];
        this.bookIds = new long[symbols.size()];
        this.random = new SplittableRandom(seed);
        this.gaps = new SplittableRandom(~seed); // its own, so that the fault changes no price
    }

    String next(long nowMillis) {
        int symbol = (int) (tick % walks.length);
        boolean trade = tick / walks.length % 2 == 0;
        tick++;
        return trade ? trade(symbol, nowMillis) : bookTicker(symbol, nowMillis);
    }

    private String trade(int symbol, long nowMillis) {
        SeededWalk walk = walks[symbol];
        walk.move();
        tradeIds[symbol] += 1 + skipped();
        return JsonWriter.string()
                .object()
                .value("e", "trade")
                .value("E", nowMillis)
                .value("s", symbols.get(symbol))
                .value("t", tradeIds[symbol])
                .value("p", walk.price(0).toPlainString())
                .value("q", walk.quantity().toPlainString())
                .end()
                .done();
    }

    private String bookTicker(int symbol, long nowMillis) {
        SeededWalk walk = walks[symbol];
        long first = bookIds[symbol] + 1;
        bookIds[symbol] += random.nextInt(1, MAX_BOOK_STEP + 1);
        return JsonWriter.string()
                .object()
                .value("e", "bookTicker")
                .value("E", nowMillis)
                .value("s", symbols.get(symbol))
                .value("u", bookIds[symbol])
                .value("U", first)
                .value("b", walk.price(-1).toPlainString())
                .value("B", walk.quantity().toPlainString())
                .value("a", walk.price(1).toPlainString())
                .value("A", walk.quantity().toPlainString())
                .end()
                .done();
    }

    private int skipped() {
        if (!faults.isOn(Fault.GAPS) || gaps.nextDouble() >= GAP_RATIO) {
            return 0;
        }
        return gaps.nextInt(1, MAX_GAP + 1);
    }
}
