package io.tbot.engine.tick;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Handoff;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class TicksTest {
    private static final long SECOND = 1_000_000_000L;

    private final Ticks ticks = new Ticks();
    private final Object event = new Object();
    private final Measure measure = new Measure(Caps.standard());
    private Handoffs handoffs;

    @BeforeEach
    void connect() {
        handoffs = new Handoffs(ticks, measure, new Families());
        Handoff.connect(handoffs);
    }

    @Test
    void linksAnOrderToTheTickThatIsBeingHandled() {
        came(100);

        assertThat(orderAt(150)).isEqualTo("causal 100");
        ticks.handled();
        assertThat(orderAt(160)).isEqualTo("none");
    }

    @Test
    void keepsTheFirstTimeOfATickThatIsMetAgainWithinItsHandling() {
        came(100);
        came(140);

        assertThat(orderAt(150)).isEqualTo("causal 100");
        ticks.handled();
        assertThat(orderAt(160)).isEqualTo("causal 100");
        ticks.handled();
        assertThat(orderAt(170)).isEqualTo("none");
    }

    @Test
    void keepsTheTickThatIsBeingHandledWhenMarketDataIsAskedForMeanwhile() {
        came(100);
        asked(140);

        assertThat(orderAt(150)).isEqualTo("causal 100");
    }

    @Test
    void linksAnOrderToWhatWasAskedForOnTheSameThreadForAWhile() {
        asked(SECOND);

        assertThat(orderAt(2 * SECOND)).isEqualTo("polled " + SECOND);
        assertThat(orderAt(7 * SECOND)).isEqualTo("none");
    }

    @Test
    void forgetsWhatWasAskedForWhenATaskEnds() {
        long before = Handoff.begin(new Object(), Handoff.EXECUTOR);
        came(1);
        ticks.handled();
        asked(100);
        Handoff.end(before);

        assertThat(orderAt(150)).isEqualTo("none");
    }

    @Test
    void infersTheLatestTickOfTheSameSymbolOnly() {
        ticks.arrived(OrderFacts.CAUSAL, 100, "kraken", "BTC/USD", 0, OrderFacts.NONE);
        ticks.handled();

        assertThat(orderAt(150, "kraken", "BTC/USD")).isEqualTo("inferred 100");
        assertThat(orderAt(150, "kraken", "ETH/USD")).isEqualTo("none");
        assertThat(orderAt(150, "binance", "BTC/USD")).isEqualTo("none");
        assertThat(orderAt(6 * SECOND, "kraken", "BTC/USD")).isEqualTo("none");
    }

    @Test
    void takesATickOverToTheThreadThatTakesTheEvent() {
        came(100);
        Handoff.put(event);
        ticks.handled();

        Handoff.take(event);
        assertThat(orderAt(150)).isEqualTo("causal 100");
        Handoff.take(null);
        assertThat(orderAt(160)).isEqualTo("none");
    }

    @Test
    void takesTheTickOfTheOnlyObjectOfABatch() {
        came(100);
        Handoff.put(event);
        ticks.handled();

        Handoff.drained(new ArrayList<>(List.of("of before", event)), 1);

        assertThat(orderAt(150)).isEqualTo("causal 100");
    }

    @Test
    void countsTheTicksOfABatchAsLostAndLetsItsObjectsTravelAgain() {
        Object other = new Object();
        came(100);
        Handoff.put(event);
        Handoff.put(other);
        ticks.handled();

        Handoff.drained(new ArrayList<>(List.of(event, other)), 2);

        assertThat(orderAt(150)).isEqualTo("none");
        assertThat(lost("batch")).isEqualTo(2);
        came(200);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);
        assertThat(orderAt(250)).isEqualTo("causal 200");
        assertThat(lost("ambiguous")).isZero();
    }

    @Test
    void bringsATickOnce() {
        came(100);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);

        Handoff.take(event);

        assertThat(orderAt(150)).isEqualTo("none");
    }

    @Test
    void bringsNoTickWhereTheSenderHadNone() {
        came(100);
        ticks.handled();
        Handoff.take(null);
        Handoff.put(event);

        Handoff.take(event);

        assertThat(orderAt(150)).isEqualTo("none");
    }

    @Test
    void bringsNoTickWithAnEventThatIsUnderWayTwice() {
        came(1);
        ticks.handled();
        Handoff.put(event);
        came(100);
        Handoff.put(event);
        ticks.handled();

        Handoff.take(event);
        assertThat(orderAt(150)).isEqualTo("none");
        Handoff.take(event);
        assertThat(orderAt(160)).isEqualTo("none");
        assertThat(ticks.table.ambiguous()).isEqualTo(1);
    }

    @Test
    void bringsTicksAgainOnceBothAreThrough() {
        bringsNoTickWithAnEventThatIsUnderWayTwice();

        came(200);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);

        assertThat(orderAt(250)).isEqualTo("causal 200");
    }

    @Test
    void bringsNothingWithAConstant() {
        came(100);
        Handoff.put("tick");
        Handoff.put(7);
        Handoff.put(Thread.State.NEW);
        ticks.handled();

        Handoff.take("tick");
        assertThat(orderAt(150)).isEqualTo("none");
        Handoff.take(7);
        assertThat(orderAt(160)).isEqualTo("none");
        Handoff.take(Thread.State.NEW);
        assertThat(orderAt(170)).isEqualTo("none");
    }

    @Test
    void letsAnEventThatAFullQueueRefusedBeSentAgain() {
        came(100);
        Handoff.put(event);
        Handoff.refused(event);
        Handoff.put(event);
        ticks.handled();

        Handoff.take(event);

        assertThat(orderAt(150)).isEqualTo("causal 100");
        assertThat(ticks.table.ambiguous()).isZero();
    }

    @Test
    void keepsTheTickOfAHandlerThatTakesABufferFromAPool() {
        came(50);
        Handoff.put(event);
        ticks.handled();
        came(100);

        Handoff.take(event);

        assertThat(orderAt(150)).isEqualTo("causal 100");
    }

    @Test
    void keepsTheTimeOfReceiptOfATickThatIsHandledElsewhere() {
        came(100);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);

        came(130);
        assertThat(orderAt(150)).isEqualTo("causal 100");
        ticks.handled();
        assertThat(orderAt(160)).isEqualTo("causal 100");
        came(170);
        assertThat(orderAt(180)).isEqualTo("causal 170");
        ticks.handled();
        assertThat(orderAt(190)).isEqualTo("none");
    }

    @Test
    void givesATaskItsOwnTickAndTheThreadItsOwnBack() {
        Object task = new Object();
        came(50);
        Handoff.submit(task, Handoff.FORK_JOIN);
        ticks.handled();
        came(100);

        long before = Handoff.begin(task, Handoff.FORK_JOIN);
        assertThat(orderAt(150)).isEqualTo("causal 50");
        Handoff.end(before);
        assertThat(orderAt(160)).isEqualTo("causal 100");
    }

    @Test
    void tellsATaskFromTheSameObjectInAQueue() {
        came(100);
        Handoff.submit(event, Handoff.EXECUTOR);
        Handoff.put(event);
        ticks.handled();

        Handoff.take(event);
        assertThat(orderAt(150)).isEqualTo("causal 100");
        Handoff.begin(event, Handoff.EXECUTOR);
        assertThat(orderAt(160)).isEqualTo("causal 100");
        Handoff.end(0);
        assertThat(orderAt(170)).isEqualTo("none");
    }

    @Test
    void givesAThreadTheTickItWasStartedFor() throws InterruptedException {
        came(System.nanoTime());
        AtomicReference<String> seen = new AtomicReference<>();
        Thread thread = new Thread(() -> seen.set(orderAt(System.nanoTime())));
        Handoff.submit(thread, Handoff.THREAD);
        thread.start();
        thread.join();

        assertThat(seen.get()).startsWith("causal");
    }

    @Test
    void showsAPublishedEventToEveryHandler() {
        came(100);
        Handoff.publish(event, Handoff.DISRUPTOR);
        ticks.handled();

        for (int handler = 0; handler < 3; handler++) {
            long before = Handoff.see(event, Handoff.DISRUPTOR);
            assertThat(orderAt(150)).isEqualTo("causal 100");
            Handoff.end(before);
            assertThat(orderAt(160)).isEqualTo("none");
        }
    }

    @Test
    void forgetsTheTickOfAnEventThatIsPublishedWithoutOne() {
        showsAPublishedEventToEveryHandler();

        Handoff.publish(event, Handoff.DISRUPTOR);

        Handoff.see(event, Handoff.DISRUPTOR);
        assertThat(orderAt(150)).isEqualTo("none");
    }

    @Test
    void carriesNothingThroughTheQueueOfAnExecutor() {
        came(100);
        Handoff.inside();
        Handoff.put(event);
        Handoff.outside();
        ticks.handled();

        Handoff.take(event);

        assertThat(orderAt(150)).isEqualTo("none");
    }

    @Test
    void linksNoOrderToATickOfMoreThanAMinuteAgo() {
        came(SECOND);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);

        assertThat(orderAt(62 * SECOND)).isEqualTo("none");
        assertThat(ticks.aged.sum()).isEqualTo(1);
    }

    @Test
    void linksToNothingThatWasHandedOverOnceHandOffsAreOff() {
        came(100);
        Handoff.put(event);
        ticks.handled();
        Handoff.take(event);

        Handoff.turn(false);

        assertThat(orderAt(150)).isEqualTo("none");
        came(200);
        assertThat(orderAt(250)).isEqualTo("causal 200");
    }

    private long lost(String reason) {
        handoffs.refresh();
        return Counts.calls(measure, "handoff.lost").getOrDefault(reason, 0L);
    }

    private void came(long nanos) {
        ticks.arrived(OrderFacts.CAUSAL, nanos, null, null, 0, OrderFacts.NONE);
    }

    private void asked(long nanos) {
        ticks.arrived(OrderFacts.POLLED, nanos, null, null, 0, OrderFacts.NONE);
        ticks.handled();
    }

    private String orderAt(long nanos) {
        return orderAt(nanos, null, null);
    }

    private String orderAt(long nanos, Object exchange, Object symbol) {
        OrderFacts facts = new OrderFacts();
        facts.timeNanos = nanos;
        facts.exchange = exchange;
        facts.symbol = symbol;
        ticks.stamp(facts);
        return switch (facts.tickLink) {
            case OrderFacts.CAUSAL -> "causal " + facts.tickNanos;
            case OrderFacts.POLLED -> "polled " + facts.tickNanos;
            case OrderFacts.INFERRED -> "inferred " + facts.tickNanos;
            default -> "none";
        };
    }
}
