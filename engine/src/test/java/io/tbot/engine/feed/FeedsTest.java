package io.tbot.engine.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class FeedsTest {
    private static final long NONE = OrderFacts.NONE;
    private static final long SECOND = 1_000_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final WallClock clock = new WallClock();
    private final Feeds feeds = new Feeds(new Ticks(), measure, families, clock);

    private void tick(String symbol, long nanos, long sequence) {
        feeds.arrived(OrderFacts.CAUSAL, nanos, "kraken", symbol, "trade", 0, sequence, sequence, NONE);
        feeds.handled();
    }

    private FeedState state(String symbol, long nowNanos) {
        return feeds.states(nowNanos).stream()
                .filter(feed -> feed.symbol().equals(symbol))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void learnsHowLongEachSymbolIsUsuallySilent() {
        Random random = new Random(7);
        long liquid = SECOND;
        long illiquid = SECOND;
        for (int i = 0; i < 2_000; i++) {
            liquid += 20_000_000 + random.nextInt(60_000_000);
            tick("BTC/USD", liquid, NONE);
            illiquid += 5 * SECOND + random.nextInt(2_000_000_000);
            tick("RARE/USD", illiquid, NONE);
        }

        assertThat(state("BTC/USD", liquid + SECOND / 2).stale()).isZero();
        assertThat(state("BTC/USD", liquid + 3 * SECOND).stale()).isEqualTo(1);
        assertThat(state("RARE/USD", illiquid + 20 * SECOND).stale()).isZero();
        assertThat(state("RARE/USD", illiquid + 90 * SECOND).stale()).isEqualTo(1);
    }

    @Test
    void callsNoFeedStaleThatItHasNotLearned() {
        for (int i = 1; i <= Feed.LEARNED; i++) {
            tick("NEW/USD", i * SECOND, NONE);
        }

        assertThat(state("NEW/USD", 1_000 * SECOND).stale()).isNaN();
    }

    @Test
    void callsNoFeedStaleThatTheBotAsksFor() {
        for (int i = 1; i <= 1_000; i++) {
            feeds.arrived(OrderFacts.POLLED, i * SECOND / 10, "kraken", "BTC/USD", "ticker", 0, NONE, NONE, NONE);
            feeds.handled();
        }

        assertThat(state("BTC/USD", 500 * SECOND).stale()).isNaN();
    }

    @Test
    void countsGapsWithTheirSizeAndRepetitionsBySymbol() {
        long[] numbers = {1, 2, 3, 7, 7, 5, 8, 9, 20};
        for (int i = 0; i < numbers.length; i++) {
            tick("BTC/USD", i + 1, numbers[i]);
        }

        FeedState state = state("BTC/USD", 100);
        assertThat(state.gaps()).isEqualTo(2);
        assertThat(state.missed()).isEqualTo(13);
        assertThat(state.duplicates()).isEqualTo(1);
        assertThat(state.outOfOrder()).isEqualTo(1);
    }

    @Test
    void saysNothingFalseOfAFeedThatTwoThreadsBring() throws Exception {
        int each = 100_000;
        CountDownLatch ready = new CountDownLatch(2);
        Thread[] threads = new Thread[2];
        for (int t = 0; t < 2; t++) {
            threads[t] = new Thread(() -> {
                ready.countDown();
                for (int i = 1; i <= each; i++) {
                    tick("BTC/USD", System.nanoTime(), NONE);
                }
            });
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(state("BTC/USD", System.nanoTime()).ticks() + feeds.passedBy())
                .isEqualTo(2L * each);
    }

    @Test
    void takesADelayBeyondTheFastestAsWaitingUntilTheClocksAreKnown() {
        long start = 10 * SECOND;
        long venueAhead = 3 * SECOND;
        long[] delays = {1_000_000, 2_000_000, 30_000_000};
        for (int i = 0; i < delays.length; i++) {
            long arrival = start + i * SECOND;
            long venue = clock.epochNanos(arrival) - delays[i] + venueAhead;
            feeds.arrived(OrderFacts.CAUSAL, arrival, "kraken", "BTC/USD", "trade", venue, NONE, NONE, NONE);
            feeds.handled();
        }

        assertThat(maxOf("fastest")).isBetween(28_700_000L, 29_000_000L);

        feeds.correctWith(exchange -> venueAhead);
        feeds.endSecond(start + 4 * SECOND);
        long arrival = start + 5 * SECOND;
        long venue = clock.epochNanos(arrival) - 40_000_000 + venueAhead;
        feeds.arrived(OrderFacts.CAUSAL, arrival, "kraken", "BTC/USD", "trade", venue, NONE, NONE, NONE);
        feeds.handled();

        assertThat(maxOf("clock")).isBetween(39_900_000L, 40_000_000L);
    }

    private long maxOf(String estimate) {
        return measure.read().series().stream()
                .filter(series -> series.point().key().equals("md.age.corrected")
                        && series.label(2).equals(estimate))
                .mapToLong(series -> measure.read().of(series).maxNanos())
                .findFirst()
                .orElseThrow();
    }

    @Test
    void allocatesNothingForATick() {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        double least = Double.MAX_VALUE;
        long sequence = 0;
        int ticks = 200_000;
        for (int round = 0; round < 5; round++) {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            for (int i = 0; i < ticks; i++) {
                long now = System.nanoTime();
                long venue = clock.epochNanos(now) - 1_000_000;
                sequence++;
                feeds.arrived(OrderFacts.CAUSAL, now, "kraken", "BTC/USD", "trade", venue, sequence, sequence, NONE);
                feeds.handled();
            }
            long after = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            least = Math.min(least, (after - before) / (double) ticks);
        }

        assertThat(least).isLessThan(0.01);
    }
}
