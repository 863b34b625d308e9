package io.tbot.engine.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Market;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class MarketCallsTest {
    private static final long SECOND_MILLIS = 1_000;

    private final Measure measure = new Measure(Caps.standard());
    private final Object kraken = new Object();
    private MarketCalls calls;

    @BeforeEach
    void start() {
        Clients clients = new Clients(new Venues(List.of()));
        clients.remember(kraken, "Kraken", null);
        calls = new MarketCalls(
                measure, new Families(), clients, new Feeds(new Ticks(), measure, new Families(), new WallClock()));
    }

    @Test
    void countsAnAnswerOnceWhateverStandsInFront() {
        int outer = calls.enter(1, new Object(), "BTC/USD");
        int inner = calls.enter(2, kraken, "BTC/USD");
        calls.exit(inner, Market.TICKER, 2, 0, null);
        calls.exit(outer, Market.TICKER, 1, 0, null);

        assertThat(Counts.calls(measure, "md.snapshot")).containsExactly(Map.entry("kraken BTC/USD ticker", 1L));
        assertThat(Counts.calls(measure, "md.age")).isEmpty();
    }

    @Test
    void takesTheAgeFromTheVenuesTimeToTheAnswer() {
        calls.exit(
                calls.enter(1, kraken, null), Market.ORDER_BOOK, 1, System.currentTimeMillis() - SECOND_MILLIS, null);

        Map<String, Long> ages = Counts.of(measure, "md.age", Totals::sumNanos);
        assertThat(ages).containsOnlyKeys("kraken order_book");
        assertThat(ages.get("kraken order_book")).isBetween(1_000_000_000L, 60_000_000_000L);
    }

    @Test
    void countsNoCallThatBroughtNothing() {
        calls.exit(calls.enter(1, kraken, "BTC/USD"), Market.NOTHING, 1, 0, null);
        calls.exit(calls.enter(1, kraken, "BTC/USD"), Market.NOTHING, 1, 0, new IOException());
        calls.exit(calls.enter(1, kraken, "BTC/USD"), Market.CANDLES, 1, 0, null);

        assertThat(Counts.calls(measure, "md.snapshot")).containsExactly(Map.entry("kraken BTC/USD candles", 1L));
    }
}
