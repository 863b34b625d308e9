package io.tbot.engine.market;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Market;
import io.tbot.bootstrap.MarketSink;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.exchange.ClientCall;
import io.tbot.engine.exchange.ClientCalls;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import org.jspecify.annotations.Nullable;

/**
 * The market data that a bot asks its libraries for: each answer counted once, by the outermost method, in the same
 * series as those of own probes.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: nothing is thrown. Not: calls that brought nothing.
 */
public final class MarketCalls extends MarketSink {
    /** By {@link Market#TICKER} and its like. */
    private static final String[] DATA_TYPES = {"ticker", "order_book", "trades", "candles"};

    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Measure measure;
    private final Clients clients;
    private final Feeds feeds;

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<ClientCall> calls = new ClientCalls();

    private final int site;

    public MarketCalls(Measure measure, Families families, Clients clients, Feeds feeds) {
        this.measure = measure;
        this.clients = clients;
        this.feeds = feeds;
        MarketPoints points = new MarketPoints(measure, families);
        site = measure.site(points.snapshot(), "market data asked for by a library", new String[3], true, 0);
    }

    @Override
    @HotPath
    public int enter(long startNanos, @Nullable Object exchange, @Nullable Object symbol) {
        ClientCall open = calls.get();
        String venue = clients.venueOf(exchange);
        if (open.takes(venue, symbol)) {
            return ClientCall.WITHIN;
        }
        int token = measure.enter(site, startNanos, null, null, null, null, null);
        open.open(exchange, venue, symbol);
        return token < 0 ? ClientCall.PROBED : token;
    }

    @Override
    @HotPath
    public void exit(int token, int data, long startNanos, long venueMillis, @Nullable Throwable thrown) {
        if (token == ClientCall.WITHIN) {
            return;
        }
        ClientCall open = calls.get();
        open.end();
        if (token >= 0 && thrown == null && data != Market.NOTHING) {
            String venue = open.exchange == null ? clients.guess(open.client) : open.exchange;
            String type = DATA_TYPES[data];
            measure.exitLabelled(site, token, startNanos, open.endNanos, false, venue, open.symbol, type, null, null);
            long venueNanos = venueMillis > 0 ? venueMillis * NANOS_PER_MILLI : 0;
            feeds.arrived(
                    OrderFacts.POLLED,
                    open.endNanos,
                    venue,
                    open.symbol,
                    type,
                    venueNanos,
                    OrderFacts.NONE,
                    OrderFacts.NONE,
                    OrderFacts.NONE);
            feeds.handled();
        } else if (token >= 0) {
            measure.abandon(token);
        }
        open.clear();
    }
}
