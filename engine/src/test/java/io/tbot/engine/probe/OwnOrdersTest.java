package io.tbot.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import io.tbot.engine.config.Operation;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class OwnOrdersTest {
    private static final long START = 1_000;

    private final OwnOrders own = new OwnOrders();
    private final ProbeRuntime runtime = own.runtime;

    private int begin(int site, Object symbol, Object type, Object side) {
        int token = runtime.enter(site, START, null, symbol, type, side, null);
        if (token >= 0) {
            runtime.orderBegins(site, START, null, symbol, type, side, null);
        }
        return token;
    }

    private void end(int site, int token, Object verdict, Throwable thrown) {
        if (token >= 0) {
            own.flow.facts();
            runtime.orderEnds(site, token, START, START + 5, verdict, thrown, null, "BTC", "LIMIT", "BUY", null);
        }
    }

    @Test
    void aPlaceIsToldAtItsBeginAndItsEnd() {
        int site = own.site(Operation.ORDER_PLACE, "m()V", Map.of("exchange", "'kraken'", "strategy", "'grid'"));

        own.flow.facts().clientId = "c-1";
        int token = begin(site, "BTC", "LIMIT", "BUY");
        own.flow.facts().venueIdNumber = 7;
        runtime.orderEnds(site, token, START, START + 5, null, null, null, "BTC", "LIMIT", "BUY", null);

        List<OrderFacts> told = own.drain();
        assertThat(told).extracting(facts -> facts.step).containsExactly(OrderFacts.BEGIN, OrderFacts.END);
        assertThat(told).extracting(facts -> facts.timeNanos).containsExactly(START, START + 5);
        assertThat(told.get(0))
                .extracting(f -> f.exchange, f -> f.symbol, f -> f.type, f -> f.side, f -> f.strategy, f -> f.clientId)
                .containsExactly("kraken", "BTC", "LIMIT", "BUY", "grid", "c-1");
        assertThat(told.get(1).venueIdNumber).isEqualTo(7);
        assertThat(told.get(1).outcome).isEqualTo(OrderFacts.OK);
        assertThat(told.get(1).call).isEqualTo(told.get(0).call).isPositive();
    }

    @Test
    void onlyTheOutermostOfAProxyAndItsTargetIsTold() {
        int site = own.site(Operation.ORDER_PLACE, "m()V", Map.of());
        int other = own.site(Operation.ORDER_PLACE, "n()V", Map.of());

        int outer = begin(site, "BTC", null, null);
        int inner = begin(other, "BTC", null, null);
        end(other, inner, null, null);
        end(site, outer, null, null);

        assertThat(inner).isNegative();
        assertThat(own.drain()).hasSize(2);
    }

    @Test
    void theWayACallFailedIsItsOutcome() {
        int site = own.site(Operation.ORDER_CANCEL, "m()V", Map.of("ok", "return", "id", "arg0"));

        end(site, begin(site, null, null, null), false, null);
        end(site, begin(site, null, null, null), null, new SocketTimeoutException());
        end(site, begin(site, null, null, null), null, new IllegalArgumentException());
        end(site, begin(site, null, null, null), null, new UnsupportedOperationException());
        end(site, begin(site, null, null, null), true, null);

        List<OrderFacts> ends = own.drain().stream()
                .filter(facts -> facts.step == OrderFacts.END)
                .toList();
        assertThat(ends)
                .extracting(facts -> facts.outcome)
                .containsExactly(
                        OrderFacts.REFUSED,
                        OrderFacts.UNKNOWN,
                        OrderFacts.REFUSED,
                        OrderFacts.NOT_OFFERED,
                        OrderFacts.OK);
        assertThat(ends)
                .extracting(facts -> facts.reason)
                .containsExactly("refused", "socket_timeout", "illegal_argument", "unsupported_operation", null);
        assertThat(ends).extracting(facts -> facts.kind).containsOnly(Orders.CANCEL);
    }

    @Test
    void aReportIsToldWithTheTimeAtWhichItsHandlerBegan() {
        int site = own.site(Operation.ORDER_EVENT, "m()V", Map.of("exchange", "'kraken'", "id", "arg0"));

        own.flow.facts().lastQtyNumber = 2;
        int token = runtime.enter(site, START, null, "FILLED", null, null, null);
        runtime.order(site, START, null, "FILLED");
        runtime.exit(site, token, START, null, null);

        List<OrderFacts> told = own.drain();
        assertThat(told).hasSize(1);
        assertThat(told.get(0))
                .extracting(f -> f.step, f -> f.timeNanos, f -> f.exchange, f -> f.status, f -> f.lastQtyNumber)
                .containsExactly(OrderFacts.REPORT, START, "kraken", "FILLED", 2.0);
    }

    @Test
    void aListEndsCompleteOnlyWhereAllOfItWasRead() {
        int site = own.site(Operation.ORDER_QUERY, "m()V", Map.of("exchange", "'kraken'", "list", "return"));

        own.flow.facts().venueId = "v-1";
        runtime.order(site, START, null, null);
        own.flow.facts().complete = true;
        runtime.ordersEnd(site, START, true, null);
        own.flow.facts().complete = true;
        runtime.ordersEnd(site, START, false, null);
        own.flow.facts();
        runtime.ordersEnd(site, START, true, null);

        List<OrderFacts> told = own.drain();
        assertThat(told)
                .extracting(facts -> facts.step)
                .containsExactly(OrderFacts.LISTED, OrderFacts.LIST_END, OrderFacts.LIST_END, OrderFacts.LIST_END);
        assertThat(told).extracting(facts -> facts.complete).containsExactly(false, true, false, false);
        assertThat(told).extracting(facts -> facts.exchange).containsOnly("kraken");
        assertThat(told).extracting(facts -> facts.kind).containsOnly(Orders.QUERY);
    }

    @Test
    void anOrderWithinAHandlerCameOfItsTick() {
        int tick = own.site(Operation.MD_TICK, "m()V", Map.of("exchange_time", "arg0", "sequence", "arg0"));
        int plain = own.site(Operation.MD_TICK, "n()V", Map.of());
        int pushed = own.site(Operation.MD_SNAPSHOT, "o()V", Map.of());

        assertThat(linkWithin(plain, false)).isEqualTo(OrderFacts.CAUSAL);
        assertThat(linkWithin(tick, true)).isEqualTo(OrderFacts.CAUSAL);
        assertThat(linkWithin(pushed, false)).isEqualTo(OrderFacts.CAUSAL);
        assertThat(linkNow()).isEqualTo(OrderFacts.NO_TICK);
    }

    @Test
    void anOrderAfterASnapshotThatWasAskedForCameOfThePoll() {
        int asked = own.site(Operation.MD_SNAPSHOT, "m()Lcom/acme/Book;", Map.of());
        int token = runtime.enter(asked, START, null, "BTC", null, null, null);
        runtime.exit(asked, token, START, null, null);

        assertThat(linkNow()).isEqualTo(OrderFacts.POLLED);
    }

    @Test
    void anOrderAfterASnapshotWithATimeCameOfThePollAndThatHasAnAge() {
        int asked = own.site(
                Operation.MD_SNAPSHOT, "m()Lcom/acme/Book;", Map.of("symbol", "return", "exchange_time", "return"));
        int token = runtime.enter(asked, START, null, null, null, null, null);
        long now = System.currentTimeMillis();
        runtime.exitTick(asked, token, START, null, null, now, null, OrderFacts.NONE, null, "x", "BTC", null);

        assertThat(linkNow()).isEqualTo(OrderFacts.POLLED);
        assertThat(runtime.badValues()).isZero();
    }

    private int linkWithin(int tick, boolean read) {
        int token = runtime.enter(tick, START, null, "BTC", null, null, null);
        if (read) {
            runtime.tick(tick, token, START, OrderFacts.NONE, null, 5, null, null, "BTC", null);
        }
        int link = linkNow();
        runtime.exit(tick, token, START, null, null);
        return link;
    }

    private int linkNow() {
        OrderFacts facts = new OrderFacts();
        own.ticks.stamp(facts);
        return facts.tickLink;
    }
}
