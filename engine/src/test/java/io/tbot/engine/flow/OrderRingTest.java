package io.tbot.engine.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class OrderRingTest {
    private static final long SECOND = 1_000_000_000L;

    private final OrderRing ring = new OrderRing();

    private void offer(long call) {
        OrderFacts facts = new OrderFacts();
        facts.call = call;
        ring.offer(facts);
    }

    private List<Long> drained(long nowNanos) {
        List<Long> calls = new ArrayList<>();
        ring.drain(facts -> calls.add(facts.call), nowNanos);
        return calls;
    }

    @Test
    void handsOnInTheOrderTold() {
        for (long call = 1; call <= 5; call++) {
            offer(call);
        }

        assertThat(drained(0)).containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(drained(0)).isEmpty();
    }

    @Test
    void dropsAndCountsWhatFindsNoPlace() {
        for (long call = 1; call <= 8192 + 7; call++) {
            offer(call);
        }

        assertThat(drained(0)).hasSize(8192).startsWith(1L, 2L);
        assertThat(ring.dropped()).isEqualTo(7);
    }

    @Test
    void takesMoreAtATimeAfterABacklogAndNeverTooMuch() {
        for (int round = 0; round < 6; round++) {
            tellWithoutRoom(round == 0 ? 8192 : round == 1 ? 16_384 : 32_768);
        }
    }

    /** Fills the queue, finds no room for one more, and reads all in the order told. */
    private void tellWithoutRoom(int room) {
        long before = ring.dropped();
        for (long call = 1; call <= room + 1; call++) {
            offer(call);
        }

        assertThat(ring.dropped() - before).isEqualTo(1);
        assertThat(drained(0)).isEqualTo(LongStream.rangeClosed(1, room).boxed().toList());
    }

    @Test
    void makesNoNewFactsForWhatIsReadInTime() {
        Set<OrderFacts> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (int i = 0; i < 100_000; i++) {
            offer(i);
            ring.drain(seen::add, 0);
        }

        assertThat(seen).hasSize(8192);
    }

    @Test
    void tellsNothingOfTheOrderThatHadItsPlaceBefore() {
        OrderFacts full = new OrderFacts();
        full.exchange = "kraken";
        full.type = "limit";
        full.side = "buy";
        full.strategy = "grid";
        full.symbol = "BTC/USD";
        full.clientId = "1";
        List<String> told = new ArrayList<>();
        for (int i = 0; i < 3 * 8192; i++) {
            ring.offer(i / 8192 == 1 ? new OrderFacts() : full);
            ring.drain(
                    facts -> told.add(facts.exchange + "," + facts.type + "," + facts.side + "," + facts.strategy + ","
                            + facts.symbol + "," + facts.clientId),
                    0);
        }

        assertThat(Set.copyOf(told.subList(0, 8192))).containsExactly("kraken,limit,buy,grid,BTC/USD,1");
        assertThat(Set.copyOf(told.subList(8192, 2 * 8192))).containsExactly("null,null,null,null,null,null");
        assertThat(Set.copyOf(told.subList(2 * 8192, 3 * 8192))).containsExactly("kraken,limit,buy,grid,BTC/USD,1");
    }

    @Test
    void losesNothingOfManyThreadsThatItDoesNotCount() throws Exception {
        int each = 50_000;
        CountDownLatch done = new CountDownLatch(3);
        for (int t = 0; t < 3; t++) {
            new Thread(() -> {
                        for (int i = 1; i <= each; i++) {
                            offer(i);
                        }
                        done.countDown();
                    })
                    .start();
        }
        long seen = 0;
        while (done.getCount() > 0) {
            seen += drained(System.nanoTime()).size();
        }
        seen += drained(System.nanoTime()).size();

        assertThat(seen + ring.dropped()).isEqualTo(3L * each);
    }

    /** Threads whose stack is full when they tell: wherever it strikes, what comes later is handed on. */
    @Test
    void goesOnAfterStackOverflowsInItsWriters() throws Exception {
        OrderFacts facts = new OrderFacts();
        facts.call = 7;
        for (int round = 0; round < 40; round++) {
            int start = round;
            Thread thread = new Thread(null, () -> deepen(facts, new AtomicInteger(start)), "deep", 256 * 1024);
            thread.start();
            thread.join();
        }
        drained(SECOND);
        drained(10 * SECOND);
        for (int i = 0; i < 40; i++) {
            drained((20L + i * 10) * SECOND);
        }
        offer(99);

        assertThat(drained(1_000 * SECOND)).contains(99L);
    }

    private void deepen(OrderFacts facts, AtomicInteger depth) {
        try {
            depth.incrementAndGet();
            deepen(facts, depth);
        } catch (StackOverflowError full) {
            ring.offer(facts);
        }
    }
}
