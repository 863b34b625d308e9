package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;
import java.util.ArrayDeque;
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
    private static final int MAX_GAP = 3;
    private static final int MAX_BOOK_STEP = 3;

    private final List<String> symbols;
    private final Faults faults;
    private final VenueJournal journal;
    private final SeededWalk[] walks;
    private final long[] tradeIds;
    private final long[] bookIds;
    private final SplittableRandom random;
    private final SplittableRandom gaps;
    private final SplittableRandom repeats;
    private final SplittableRandom disorder;
    private final ArrayDeque<Trade> due = new ArrayDeque<>();
    private final long[] highest;
    private long tick;

    MarketDataFeed(long seed, List<String> symbols, Faults faults, VenueJournal journal) {
        this.symbols = symbols;
        this.faults = faults;
        this.journal = journal;
        this.walks =
                symbols.stream().map(symbol -> new SeededWalk(seed, symbol)).toArray(SeededWalk[]::new);
        this.tradeIds = new long[symbols.size()];
        this.highest = new long[symbols.size()];
        this.bookIds = new long[symbols.size()];
        this.random = new SplittableRandom(seed);
        this.gaps = new SplittableRandom(~seed); // their own, so that the faults change no price
        this.repeats = new SplittableRandom(~seed * 31);
        this.disorder = new SplittableRandom(~seed * 37);
    }

    String next(long nowMillis) {
        Trade waiting = due.poll();
        if (waiting != null) {
            return sent(waiting);
        }
        int symbol = (int) (tick % walks.length);
        boolean trade = tick / walks.length % 2 == 0;
        tick++;
        return trade ? trade(symbol, nowMillis) : bookTicker(symbol, nowMillis);
    }

    /** Leaves numbers out, as if the client had been away when these trades were made. */
    void miss() {
        for (int symbol = 0; symbol < walks.length; symbol++) {
            skip(symbol, gaps.nextInt(1, MAX_GAP + 1));
        }
    }

    private String trade(int symbol, long nowMillis) {
        if (strikes(Fault.GAPS, gaps)) {
            skip(symbol, gaps.nextInt(1, MAX_GAP + 1));
        }
        Trade trade = numbered(symbol, nowMillis);
        if (strikes(Fault.DISORDER, disorder)) {
            journal.count("overtaken", symbols.get(symbol));
            due.add(trade);
            return sent(numbered(symbol, nowMillis));
        }
        if (strikes(Fault.TICK_REPEATS, repeats)) {
            journal.count("repeated", symbols.get(symbol));
            due.add(trade);
        }
        return sent(trade);
    }

    /** Notes what the numbers look like to whoever reads them. */
    private String sent(Trade trade) {
        String symbol = symbols.get(trade.symbol);
        long last = highest[trade.symbol];
        if (trade.id == last) {
            journal.count("stream_duplicates", symbol);
        } else if (trade.id < last) {
            journal.count("stream_late", symbol);
        } else if (last > 0 && trade.id > last + 1) {
            journal.count("stream_gaps", symbol);
            journal.count("stream_missed", symbol, trade.id - last - 1);
        }
        highest[trade.symbol] = Math.max(last, trade.id);
        journal.count("stream_trades", symbol);
        return trade.json;
    }

    private Trade numbered(int symbol, long nowMillis) {
        SeededWalk walk = walks[symbol];
        walk.move();
        tradeIds[symbol]++;
        String json = JsonWriter.string()
                .object()
                .value("e", "trade")
                .value("E", nowMillis)
                .value("s", symbols.get(symbol))
                .value("t", tradeIds[symbol])
                .value("p", walk.price(0).toPlainString())
                .value("q", walk.quantity().toPlainString())
                .end()
                .done();
        return new Trade(symbol, tradeIds[symbol], json);
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

    private void skip(int symbol, int many) {
        if (tradeIds[symbol] > 0) { // what was there before the first one, nobody knows
            tradeIds[symbol] += many;
            journal.count("gaps", symbols.get(symbol));
            journal.count("missed", symbols.get(symbol), many);
        }
    }

    private boolean strikes(Fault fault, SplittableRandom draws) {
        return faults.isOn(fault) && draws.nextDouble() < faults.share(fault);
    }

    /** One trade, numbered. */
    private record Trade(int symbol, long id, String json) {}
}
