package io.tbot.extension.xchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.OrderCalls;
import io.tbot.engine.tick.Ticks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.knowm.xchange.dto.Order;
import org.knowm.xchange.dto.trade.MarketOrder;
import org.knowm.xchange.service.trade.TradeService;
import org.knowm.xchange.service.trade.params.DefaultCancelAllOrdersByInstrument;
import org.knowm.xchange.service.trade.params.DefaultCancelOrderByInstrumentAndIdParams;
import org.knowm.xchange.service.trade.params.DefaultCancelOrderByUserReferenceParams;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamCurrencyPair;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamInstrument;
import org.knowm.xchange.service.trade.params.orders.DefaultOpenOrdersParamMultiInstrument;

class XChangeFactsTest {
    private static final String BUY = "desk BTC/USD buy limit 2@64000.5";

    private final OrderFlow flow = new OrderFlow(new Ticks());
    private TradeService desk;

    @BeforeEach
    void weave() throws Exception {
        Orders.connect(
                new OrderCalls(new Measure(Caps.standard()), new Families(), new Clients(new Venues(List.of())), flow));
        desk = WovenDesk.of(Desk.class);
    }

    @Test
    void tellsAnOrderAndTheIdItGot() throws Exception {
        desk.placeLimitOrder(Desk.limit(null, "c1"));
        desk.placeStopOrder(Desk.stop());

        assertThat(told())
                .containsExactly(
                        "begin place BTC/USD buy limit 2@64000.5 c1",
                        "end place desk BTC/USD V1 ok",
                        "begin place BTC/USD sell stop 2@64000.5 c9",
                        "end place desk BTC/USD V9 ok");
    }

    @Test
    void tellsWhyAnOrderEndedOtherwise() {
        MarketOrder order =
                new MarketOrder(Order.OrderType.ASK, Desk.TWO, Desk.BTC_USD, null, null, null, null, null, null, "c2");

        assertThatThrownBy(() -> desk.placeMarketOrder(order)).hasMessage("a fault of the bot");

        assertThat(told()).first().isEqualTo("begin place BTC/USD sell market 2@null c2");
        assertThat(told()).isEmpty();
    }

    @Test
    void tellsAChangeThatIsACancelAndAPlaceAsThese() throws Exception {
        desk.changeOrder(Desk.limit("V0", "c1"));

        assertThat(told())
                .containsExactly(
                        "begin replace BTC/USD 2@64000.5 c1 V0",
                        "begin cancel V0",
                        "begin cancel V0", // one method calls the other: both tell of the same call
                        "end cancel desk V0 ok",
                        "end cancel desk V0 ok",
                        "begin place BTC/USD buy limit 2@64000.5 c1",
                        "end place desk V1 ok",
                        "end replace desk BTC/USD V1 not followed");
    }

    @Test
    void tellsWhichOrderACancelMeans() throws Exception {
        desk.cancelOrder("V1");
        desk.cancelOrder(new DefaultCancelOrderByInstrumentAndIdParams(Desk.BTC_USD, "V2"));
        desk.cancelOrder(new DefaultCancelOrderByUserReferenceParams("c3"));
        desk.cancelAllOrders(new DefaultCancelAllOrdersByInstrument(Desk.BTC_USD));

        assertThat(told())
                .containsExactly(
                        "begin cancel V1",
                        "end cancel desk V1 ok",
                        "begin cancel BTC/USD V2",
                        "end cancel desk BTC/USD V2 refused refused",
                        "begin cancel <c3",
                        "end cancel desk refused refused",
                        "begin cancel BTC/USD",
                        "end cancel desk BTC/USD ok");
    }

    @Test
    void tellsEveryOpenOrderOnceAndThatThoseWereAll() throws Exception {
        desk.getOpenOrders();

        assertThat(told())
                .containsExactly(
                        "listed " + BUY + " c1 V1 PARTIALLY_FILLED cum 0.5@64000",
                        "listed desk BTC/USD sell stop 2@64000.5 c9 V9",
                        "list end desk complete");
    }

    @Test
    void saysOfWhichSymbolTheOrdersAre() throws Exception {
        desk.getOpenOrders(new DefaultOpenOrdersParamInstrument(Desk.BTC_USD));
        desk.getOpenOrders(new DefaultOpenOrdersParamCurrencyPair(Desk.BTC_USD));
        desk.getOpenOrders(new DefaultOpenOrdersParamMultiInstrument());

        assertThat(told().stream().filter(fact -> fact.startsWith("list end")))
                .containsExactly("list end desk BTC/USD complete", "list end desk BTC/USD complete", "list end desk");
    }

    @Test
    void tellsAThousandOrdersOfAnAnswerAtMost() throws Exception {
        desk.getOrder("2");
        assertThat(told()).containsExactlyElementsOf(List.of(listed(), listed()));

        desk.getOrder("5000");
        assertThat(told()).hasSize(1000);
    }

    @Test
    void takesNoReferenceThatXChangeMadeUpForTheVenues() throws Exception {
        desk.getOrder("1", "without a reference");

        assertThat(told()).containsExactly("listed " + BUY + " V1 PARTIALLY_FILLED cum 0.5@64000");
    }

    private static String listed() {
        return "listed " + BUY + " c1 V1 PARTIALLY_FILLED cum 0.5@64000";
    }

    @Test
    void tellsATradeWithItsFee() throws Exception {
        desk.getTradeHistory(null);

        OrderFacts trade = drained().get(0);
        assertThat(describe(trade)).isEqualTo("trade desk BTC/USD sell c1 V1 T1 2*64000.5");
        assertThat(trade.fee).isEqualTo(new BigDecimal("0.01"));
        assertThat(trade.feeCurrency).isEqualTo("USD");
        assertThat(trade.venueEpochNanos).isEqualTo(5_000_000L);
        assertThat(trade.timeNanos).isNotZero();
    }

    private List<OrderFacts> drained() {
        List<OrderFacts> facts = new ArrayList<>();
        flow.drain(fact -> {
            OrderFacts copy = new OrderFacts();
            fact.copyTo(copy);
            facts.add(copy);
        });
        return facts;
    }

    private List<String> told() {
        return drained().stream().map(XChangeFactsTest::describe).toList();
    }

    private static String describe(OrderFacts fact) {
        List<String> words = new ArrayList<>();
        words.add(List.of("begin", "wire", "end", "report", "listed", "list end", "trade")
                .get(fact.step));
        if (fact.step <= OrderFacts.END) {
            words.add(List.of("place", "replace", "cancel").get(fact.kind));
        }
        for (Object value : new Object[] {fact.exchange, fact.symbol, fact.side, fact.type}) {
            add(words, value, "%s");
        }
        add(words, fact.qty, "%s@" + fact.price);
        add(words, fact.clientId, "%s");
        add(words, fact.origClientId, "<%s");
        add(words, fact.venueId, "%s");
        add(words, fact.execId, "%s");
        add(words, fact.status, "%s");
        add(words, fact.lastQty, "%s*" + fact.lastPx);
        add(words, fact.cumQty, "cum %s@" + fact.avgPx);
        if (fact.step == OrderFacts.END) {
            words.add(List.of("ok", "refused", "unknown", "not followed").get(fact.outcome));
        }
        add(words, fact.reason, "%s");
        add(words, fact.complete ? "complete" : null, "%s");
        return String.join(" ", words);
    }

    private static void add(List<String> words, Object value, String format) {
        if (value != null) {
            words.add(format.formatted(value));
        }
    }
}
