package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;
import java.util.concurrent.BlockingQueue;

/**
 * Trades and quotes of the venue.
 *
 * <p>Threads: the stream's own; a full queue holds it up, and with it the venue.
 */
public final class MarketDataFeed extends JsonStream {
    private final BlockingQueue<Tick> ticks;
    private final OrderBook book;
    private final GroundTruth truth;

    MarketDataFeed(BlockingQueue<Tick> ticks, OrderBook book, GroundTruth truth) {
        super("market", truth);
        this.ticks = ticks;
        this.book = book;
        this.truth = truth;
    }

    @Override
    void onMessage(JsonObject message) {
        switch (message.getString("e", "")) {
            case "trade" -> {
                Tick tick = tick(message);
                long startNanos = System.nanoTime();
                onTick(tick);
                truth.ticked(tick, System.nanoTime() - startNanos);
            }
            case "bookTicker" -> book.onQuote(quote(message));
            default -> {
                // an event this bot has no use for
            }
        }
    }

    /** Hands a tick to the strategy. */
    public void onTick(Tick tick) {
        try {
            ticks.put(tick);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Tick tick(JsonObject message) {
        return new Tick(
                message.getString("s"),
                message.getLong("t"),
                message.getLong("E"),
                new BigDecimal(message.getString("p")),
                new BigDecimal(message.getString("q")),
                System.nanoTime());
    }

    private static Quote quote(JsonObject message) {
        return new Quote(
                message.getString("s"),
                message.getLong("u"),
                new BigDecimal(message.getString("b")),
                new BigDecimal(message.getString("B")),
                new BigDecimal(message.getString("a")),
                new BigDecimal(message.getString("A")));
    }
}
