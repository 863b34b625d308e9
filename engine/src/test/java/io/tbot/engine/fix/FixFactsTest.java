package io.tbot.engine.fix;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.orders.StatusWords;
import io.tbot.engine.tick.Ticks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(FreshThread.class)
class FixFactsTest {
    private final Ticks ticks = new Ticks();
    private final OrderFlow flow = new OrderFlow(ticks);
    private final Object session = new Object();
    private final Measure measure = new Measure(Caps.standard());
    private FixCalls calls;

    @BeforeEach
    void start() {
        calls = new FixCalls(
                measure,
                new Families(),
                new Venues(List.of()),
                new StatusWords(),
                flow,
                new Feeds(ticks, measure, new Families(), new WallClock()));
        calls.introduced(session, "FIX.4.4:BOT->Kraken", "Kraken", true, null, false);
    }

    @Test
    void tellsAnOrderFromItsSendToItsHandOver() {
        place("c1", true);

        assertThat(told())
                .containsExactly(
                        "begin place kraken BTC buy limit 1@100 c1", "wire place", "end place kraken BTC c1 ok");
    }

    @Test
    void acknowledgesNothingByHandingAnOrderOn() {
        place("c1", true);

        List<OrderFacts> facts = drained();
        OrderFacts end = facts.get(2);
        assertThat(end.call).isEqualTo(facts.get(0).call).isPositive();
        assertThat(end.status).isNull();
        assertThat(end.venueId).isNull();
    }

    @Test
    void takesAnOrderForLostWhichTheStoreMaySendLaterAndForRefusedWhichItHasNot() {
        begin('D', "c1", null);
        calls.numbered(session, 7, "D");
        calls.sent(session, -2, -1, 1, false);
        begin('D', "c2", null);
        calls.sent(session, -2, -1, 1, false);

        assertThat(told())
                .contains("end place kraken BTC c1 unknown not_sent", "end place kraken BTC c2 refused not_sent");
    }

    @Test
    void tellsTheWireOfNoMessageButTheOrder() {
        int order = begin('D', "c1", null);
        calls.writing(5, text("0"));
        calls.writing(6, text("F"));
        calls.sent(session, order, -1, 1, true);
        calls.writing(7, text("D"));

        assertThat(told()).noneMatch(fact -> fact.startsWith("wire"));
    }

    @Test
    void keepsBothIdsOfAReplaceAndACancel() {
        calls.sent(session, begin('G', "r1", "c1"), -1, 1, true);
        calls.sent(session, begin('F', "x1", "r1"), -1, 1, true);

        assertThat(told())
                .containsExactly(
                        "begin replace kraken BTC buy limit 1@100 r1<c1",
                        "end replace kraken BTC r1 ok",
                        "begin cancel kraken BTC buy limit 1@100 x1<r1",
                        "end cancel kraken BTC x1 ok");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, , report place kraken BTC buy c1 v1 E1 0 3*99 cum 5@98 ok",
        "1, F, , report place kraken BTC buy c1 v1 E1 1 3*99 cum 5@98 ok",
        "A, A, , report place kraken BTC buy c1 v1 E1 A 3*99 cum 5@98 ok",
        "0, 6, , report place kraken BTC buy c1 v1 E1 6 3*99 cum 5@98 ok",
        "0, 5, , report replace kraken BTC buy c1 v1 E1 0 3*99 cum 5@98 ok",
        "2, I, , listed place kraken BTC buy c1 v1 E1 2 3*99 cum 5@98 ok",
        "2, , 3, listed place kraken BTC buy c1 v1 E1 2 3*99 cum 5@98 ok",
        "1, 1, 1, report place kraken BTC buy c1 v1 E1 1 cum 5@98 revises ok",
        "1, G, , report place kraken BTC buy c1 v1 E1 1 cum 5@98 revises ok",
        "1, H, , report place kraken BTC buy c1 v1 E1 1 cum 5@98 revises ok",
        "8, 8, , report place kraken BTC buy c1 v1 E1 8 3*99 cum 5@98 refused order_exceeds_limit"
    })
    void tellsWhatAReportSays(String status, String executionType, String transactionType, String expected) {
        received(1_000);
        reported("E1", null);
        calls.ended(calls.report(session, 1, status, executionType, transactionType, "3", null), 1, null);

        assertThat(told()).containsExactly(expected);
    }

    @Test
    void tellsThatACancelWasCarriedOut() {
        received(1_000);
        reported("0", "c0");
        calls.report(session, 1, "4", "4", null, null, "19700101-00:00:01.5");

        OrderFacts fact = drained().get(0);
        assertThat(describe(fact)).isEqualTo("report cancel kraken BTC buy c1<c0 v1 4 3*99 cum 5@98 ok");
        assertThat(fact.venueEpochNanos).isEqualTo(1_500_000_000L);
    }

    @Test
    void timesAReportByItsArrivalAtTheReader() {
        Object message = new Object();
        long before = System.nanoTime();
        calls.queued(message);
        long after = System.nanoTime();
        calls.received(session, message, after + 1_000_000, "8", false);
        reported("E1", null);
        calls.report(session, after + 1_000_001, "0", "0", null, null, null);
        received(5_000);
        reported("E2", null);
        calls.report(session, 5_001, "0", "0", null, null, null);

        List<OrderFacts> facts = drained();
        assertThat(facts.get(0).timeNanos).isBetween(before, after);
        assertThat(facts.get(1).timeNanos).isEqualTo(5_000);
    }

    @ParameterizedTest
    @CsvSource({"1, cancel", "2, replace", ", cancel"})
    void tellsARefusedRequestAndWhatItsOrderIs(String responseTo, String kind) {
        received(1_000);
        OrderFacts facts = flow.facts();
        facts.clientId = "x1";
        facts.origClientId = "c1";
        facts.venueId = "v1";
        facts.status = "1";
        calls.cancelRefused(session, "0", responseTo);

        assertThat(told()).containsExactly("report " + kind + " kraken x1<c1 v1 1 refused too_late_to_cancel");
    }

    @Test
    void tracesARejectToTheOrderOfTheMessage() {
        int place = begin('D', "c1", null);
        calls.numbered(session, 7, "D");
        calls.sent(session, place, -1, 1, true);
        int cancel = begin('F', "x1", "c1");
        calls.numbered(session, 8, "F");
        calls.sent(session, cancel, -1, 1, true);
        drained();

        received(1_000);
        calls.rejected(session, 7, null, false, "5");
        calls.rejected(session, 8, null, true, "3");
        flow.facts();
        calls.rejected(session, 9, "D", true, "3");

        assertThat(told())
                .containsExactly(
                        "report place kraken BTC c1 8 refused value_incorrect",
                        "report cancel kraken BTC x1<c1 refused unsupported_msg_type");
    }

    @Test
    void tracesABusinessRejectWithoutANumberToTheOrderWhoseIdItNames() {
        received(1_000);
        flow.facts().clientId = "c1";
        calls.rejected(session, -1, "D", true, "3");
        flow.facts().clientId = "x1";
        calls.rejected(session, -1, "F", true, "3");
        flow.facts().clientId = "md1";
        calls.rejected(session, -1, "V", true, "3");

        assertThat(told())
                .containsExactly(
                        "report place kraken c1 8 refused unsupported_msg_type",
                        "report cancel kraken x1 refused unsupported_msg_type");
    }

    @Test
    void linksAnOrderToTheMarketDataThatItAnswers() {
        received(1_000);
        int tick = calls.tick(session, 1_100, true, "BTC", null, null, null);
        place("c1", true);
        calls.ticked(tick, 1_100, null);
        place("c2", true);

        List<OrderFacts> facts = drained();
        assertThat(facts.get(0).tickLink).isEqualTo(OrderFacts.CAUSAL);
        assertThat(facts.get(0).tickNanos).isEqualTo(1_000);
        assertThat(facts.get(3).tickLink).isEqualTo(OrderFacts.NO_TICK);
    }

    private void place(String clientId, boolean handedOn) {
        int order = begin('D', clientId, null);
        calls.numbered(session, 7, "D");
        calls.writing(5, text("D"));
        calls.sent(session, order, -1, 1, handedOn);
    }

    private int begin(char kind, String clientId, String origClientId) {
        OrderFacts facts = flow.facts();
        facts.clientId = clientId;
        facts.origClientId = origClientId;
        facts.qty = "1";
        facts.price = "100";
        return calls.ordering(session, 1, kind, "BTC", "2", "1");
    }

    private void received(long nanos) {
        calls.received(session, new Object(), nanos, "8", false);
    }

    /** Leaves the facts as the advice does. */
    private void reported(String execId, String origClientId) {
        OrderFacts facts = flow.facts();
        facts.clientId = "c1";
        facts.origClientId = origClientId;
        facts.venueId = "v1";
        facts.execId = execId;
        facts.symbol = "BTC";
        facts.side = "1";
        facts.lastQty = "3";
        facts.lastPx = "99";
        facts.cumQty = "5";
        facts.avgPx = "98";
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
        return drained().stream().map(FixFactsTest::describe).toList();
    }

    private static String describe(OrderFacts fact) {
        List<String> words = new ArrayList<>();
        words.add(List.of("begin", "wire", "end", "report", "listed").get(fact.step));
        words.add(fact.kind == Orders.PLACE ? "place" : fact.kind == Orders.REPLACE ? "replace" : "cancel");
        for (Object value : new Object[] {fact.exchange, fact.symbol, fact.side, fact.type}) {
            add(words, value, "%s");
        }
        add(words, fact.qty, "%s@" + fact.price);
        add(words, fact.clientId, fact.origClientId == null ? "%s" : "%s<" + fact.origClientId);
        add(words, fact.venueId, "%s");
        add(words, fact.execId, "%s");
        add(words, fact.status, "%s");
        add(words, fact.lastQty, "%s*" + fact.lastPx);
        add(words, fact.cumQty, "cum %s@" + fact.avgPx);
        add(words, fact.revises ? "revises" : null, "%s");
        if (fact.step != OrderFacts.BEGIN && fact.step != OrderFacts.WIRE) {
            words.add(List.of("ok", "refused", "unknown").get(fact.outcome));
        }
        add(words, fact.reason, "%s");
        return String.join(" ", words);
    }

    private static void add(List<String> words, Object value, String format) {
        if (value != null) {
            words.add(format.formatted(value));
        }
    }

    private static String text(String type) {
        return ("8=FIX.4.4|9=100|35=" + type + "|34=2|49=BOT|10=000|").replace('|', '\u0001');
    }
}
