package io.tbot.engine.orders;

import static io.tbot.engine.orders.Ledger.MILLI;
import static io.tbot.engine.orders.Ledger.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class BlotterTest {
    private final Ledger ledger = new Ledger();

    @Test
    void followsAnOrderFromTheCallToItsLastFill() {
        long call = ledger.placing("c1");
        ledger.at(2 * MILLI).tell(OrderFacts.WIRE, f -> f.call = call);
        ledger.at(10 * MILLI).end(Orders.PLACE, call, OrderFacts.OK, f -> f.venueId = "v1");
        ledger.at(20 * MILLI).report(f -> fill(f, "e1", "partially_filled", "4", "99", "4"));
        ledger.at(50 * MILLI).report(f -> fill(f, "e2", "filled", "6", "100", "10"));

        assertThat(ledger.only()).isEqualTo("filled 10@99.6");
        assertThat(ledger.statuses())
                .containsExactly(Map.entry("filled", 1L), Map.entry("open", 1L), Map.entry("partially_filled", 1L));
        assertThat(ledger.spans())
                .containsExactly(
                        Map.entry("ack", "1 x 10 ms"),
                        Map.entry("fill", "1 x 50 ms"),
                        Map.entry("first_fill", "1 x 20 ms"),
                        Map.entry("wire", "1 x 2 ms"));
        assertThat(ledger.counted("trade")).containsExactly(Map.entry("v BTC/USD  buy", 2L));
        assertThat(ledger.market().value()).isEqualByComparingTo("996");
        assertThat(ledger.market().open()).isZero();
    }

    @Test
    void readsTheAcknowledgementOffTheReportWhereTheCallOnlySends() {
        long call = ledger.placing("c1");
        ledger.at(MILLI).end(Orders.PLACE, call, OrderFacts.OK, f -> {});
        assertThat(ledger.only()).isEqualTo("new 0@null");

        ledger.at(7 * MILLI).report(f -> {
            f.clientId = "c1";
            f.venueId = "v1";
            f.status = "0";
        });

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.spans()).containsExactly(Map.entry("ack", "1 x 7 ms"));
    }

    @Test
    void holdsAReportThatIsFasterThanTheAnswer() {
        long call = ledger.placing(null);
        ledger.at(5 * MILLI).report(f -> {
            f.venueId = "v1";
            f.status = "FILLED";
            f.cumQty = "10";
            f.avgPx = "100";
            f.symbol = null;
        });
        assertThat(ledger.only()).isEqualTo("new 0@null");

        ledger.at(8 * MILLI).end(Orders.PLACE, call, OrderFacts.OK, f -> f.venueId = "v1");

        assertThat(ledger.only()).isEqualTo("filled 10@100");
        assertThat(ledger.spans()).containsEntry("ack", "1 x 5 ms").containsEntry("fill", "1 x 5 ms");
        assertThat(ledger.counted("order.unmatched")).isEmpty();
    }

    @Test
    void countsAReportOfNobodysOrderAfterAWhile() {
        ledger.report(f -> f.venueId = "v9");
        ledger.at(4 * SECOND).read();
        assertThat(ledger.counted("order.unmatched")).isEmpty();

        ledger.at(7 * SECOND).read();

        assertThat(ledger.counted("order.unmatched")).containsExactly(Map.entry("v report", 1L));
    }

    @Test
    void countsWhatFindsNoRoomToWait() {
        for (int i = 0; i < HeldReports.MAX_HELD + 10; i++) {
            String id = "v" + i;
            ledger.report(f -> f.venueId = id);
        }

        assertThat(ledger.counted("order.unmatched")).containsExactly(Map.entry("v report", 10L));
    }

    @Test
    void neverGoesBack() {
        ledger.placed("c1", "v1");
        ledger.report(f -> fill(f, "e2", "filled", "6", "100", "10"));
        ledger.report(f -> fill(f, "e1", "partially_filled", "4", "100", "4"));
        ledger.report(f -> f.status = status(f, "v1", "NEW"));

        assertThat(ledger.only()).isEqualTo("filled 10@100");
        assertThat(ledger.statuses())
                .containsExactly(Map.entry("filled", 1L), Map.entry("open", 1L), Map.entry("partially_filled", 1L));
        assertThat(ledger.market().trades()).isEqualTo(2);
    }

    @Test
    void dropsAndCountsAReportThatComesTwice() {
        ledger.placed("c1", "v1");
        for (int i = 0; i < 3; i++) {
            ledger.report(f -> {
                f.clientId = "c1";
                f.execId = "e1";
                f.lastQty = "3";
                f.lastPx = "100";
            });
        }

        assertThat(ledger.only()).isEqualTo("partially_filled 3@100");
        assertThat(ledger.counted("order.event.repeat")).containsExactly(Map.entry("v exec_id", 2L));
        assertThat(ledger.counted("trade")).containsExactly(Map.entry("v BTC/USD  buy", 1L));
    }

    @Test
    void countsAFillOnceThoughTwoSourcesTellIt() {
        ledger.placed("c1", "v1");
        ledger.report(f -> fill(f, "e1", "filled", "10", "100", "10"));
        ledger.tell(OrderFacts.TRADE, f -> {
            f.venueId = "v1";
            f.execId = "t77";
            f.lastQty = "10";
            f.lastPx = "100";
        });
        ledger.tell(OrderFacts.LISTED, f -> f.status = status(f, "v1", "FILLED"));

        assertThat(ledger.only()).isEqualTo("filled 10@100");
        assertThat(ledger.market().trades()).isEqualTo(1);
        assertThat(ledger.market().executedQty()).isEqualByComparingTo("10");
        assertThat(ledger.market().value()).isEqualByComparingTo("1000");
    }

    @Test
    void takesBackWhatTheVenueTakesBack() {
        ledger.placed("c1", "v1");
        ledger.report(f -> fill(f, "e1", "partially_filled", "4", "100", "4"));
        ledger.report(f -> fill(f, "e2", "partially_filled", "2", "100", "6"));
        ledger.report(f -> {
            fill(f, "e3", "partially_filled", null, null, "4");
            f.revises = true;
            f.avgPx = "100";
        });

        assertThat(ledger.only()).isEqualTo("partially_filled 4@100");
        assertThat(ledger.market().trades()).isEqualTo(2);
    }

    @Test
    void keepsAndCountsAFillAfterTheCancel() {
        ledger.placed("c1", "v1");
        long cancel = ledger.at(10 * MILLI).begin(Orders.CANCEL, f -> f.venueId = "v1");
        ledger.at(14 * MILLI).end(Orders.CANCEL, cancel, OrderFacts.OK, f -> {});
        assertThat(ledger.only()).isEqualTo("cancelled 0@null");
        assertThat(ledger.spans()).containsEntry("cancel", "1 x 4 ms");

        ledger.at(20 * MILLI).report(f -> fill(f, "e1", "partially_filled", "4", "100", "4"));

        assertThat(ledger.only()).isEqualTo("cancelled 4@100");
        assertThat(ledger.counted("order.late_fill")).containsExactly(Map.entry("v BTC/USD", 1L));
    }

    @Test
    void takesAnOrderThatWasFilledWholeAfterTheCancelForFilled() {
        ledger.placed("c1", "v1");
        ledger.at(10 * MILLI).report(f -> f.status = status(f, "v1", "CANCELED"));
        ledger.at(11 * MILLI).report(f -> fill(f, "e1", "filled", "10", "100", "10"));

        assertThat(ledger.only()).isEqualTo("filled 10@100");
        assertThat(ledger.counted("order.late_fill")).containsExactly(Map.entry("v BTC/USD", 1L));
    }

    @Test
    void countsNoFillAsLateThatHappenedBeforeTheCancelAndIsToldAfterIt() {
        ledger.placed("c1", "v1");
        ledger.at(12 * MILLI).report(f -> f.status = status(f, "v1", "CANCELED"));
        ledger.at(11 * MILLI).report(f -> fill(f, "e1", "partially_filled", "4", "100", "4"));

        assertThat(ledger.only()).isEqualTo("cancelled 4@100");
        assertThat(ledger.counted("order.late_fill")).isEmpty();
    }

    @Test
    void countsNoFillAsLateWhoseReportAQuestionOvertook() {
        ledger.placed("c1", "v1");
        ledger.at(10 * MILLI).tell(OrderFacts.LISTED, f -> f.status = status(f, "v1", "CANCELED"));
        ledger.at(11 * MILLI).report(f -> fill(f, "e1", "partially_filled", "4", "100", "4"));
        assertThat(ledger.counted("order.late_fill")).isEmpty();

        ledger.at(12 * MILLI).report(f -> f.status = status(f, "v1", "CANCELED"));
        ledger.at(13 * MILLI).report(f -> fill(f, "e2", "partially_filled", "1", "100", "5"));

        assertThat(ledger.counted("order.late_fill")).containsExactly(Map.entry("v BTC/USD", 1L));
    }

    @Test
    void rejectsAnOrderByTheEndOfItsCallOrByAReportAndCountsIt() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.REFUSED, f -> f.reason = "no_funds");
        ledger.end(Orders.PLACE, ledger.placing("c2"), OrderFacts.OK, f -> {});
        for (int i = 0; i < 2; i++) {
            ledger.report(f -> {
                f.clientId = "c2";
                f.status = "8";
                f.reason = "price";
            });
        }

        assertThat(ledger.statuses()).containsExactly(Map.entry("rejected", 2L));
        assertThat(ledger.counted("order.reject"))
                .containsExactly(Map.entry("v BTC/USD no_funds", 1L), Map.entry("v BTC/USD price", 1L));
        assertThat(ledger.market().open()).isZero();
    }

    @Test
    void countsNoRefusalThatItsSourceHasCounted() {
        long call = ledger.placing("c1");
        ledger.tell(OrderFacts.BEGIN, f -> f.call = call);
        ledger.end(Orders.PLACE, call, OrderFacts.REFUSED, f -> {});
        ledger.end(Orders.PLACE, call, OrderFacts.REFUSED, f -> f.counted = true);
        ledger.end(Orders.PLACE, ledger.placing("c2"), OrderFacts.UNKNOWN, f -> f.counted = true);

        assertThat(ledger.statuses()).containsExactly(Map.entry("rejected", 1L), Map.entry("unknown", 1L));
        assertThat(ledger.counted("order.reject")).isEmpty();
        assertThat(ledger.counted("order.unknown")).isEmpty();
    }

    @Test
    void findsAnOrderOfUnknownFateAliveWhenItIsListed() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.UNKNOWN, f -> f.reason = "http_5xx");
        assertThat(ledger.only()).isEqualTo("unknown 0@null");

        ledger.tell(OrderFacts.LISTED, f -> {
            f.clientId = "c1";
            f.status = "OPEN";
        });

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.counted("order.unknown")).containsExactly(Map.entry("v BTC/USD http_5xx", 1L));
        assertThat(ledger.spans()).isEmpty();
    }

    @Test
    void forgetsACallThatTheLibraryDoesNotOffer() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.NOT_OFFERED, f -> {});

        assertThat(ledger.only()).isEqualTo("[]");
        assertThat(ledger.markets()).isEmpty();
        assertThat(ledger.statuses()).isEmpty();
    }

    @Test
    void takesACallWithinACallForTheSameOrder() {
        long call = ledger.begin(Orders.PLACE, f -> f.symbol = null);
        ledger.tell(OrderFacts.BEGIN, f -> {
            f.call = call;
            f.side = "sell";
            f.qtyNumber = 5;
            f.clientIdNumber = 7;
        });
        ledger.end(Orders.PLACE, call, OrderFacts.OK, f -> f.venueIdNumber = 42);
        ledger.end(Orders.PLACE, call, OrderFacts.OK, f -> f.symbol = null);
        ledger.report(f -> f.status = status(f, "42", "filled"));

        assertThat(ledger.done())
                .singleElement()
                .satisfies(order -> assertThat(order.clientId()
                                + ' '
                                + order.symbol()
                                + ' '
                                + order.side()
                                + ' '
                                + order.filledQty()
                                + ' '
                                + order.status())
                        .isEqualTo("7 BTC/USD sell 5 filled"));
        assertThat(ledger.market().placed()).isEqualTo(1);
        assertThat(ledger.market().symbol()).isEqualTo("BTC/USD");
    }

    @Test
    void learnsTheIdsOfAnAnswerThatComesAfterTheCall() {
        long call = ledger.placing(null);
        ledger.end(Orders.PLACE, call, OrderFacts.OK, f -> {});
        ledger.at(30 * MILLI).end(Orders.PLACE, call, OrderFacts.OK, f -> f.venueId = "v1");
        ledger.at(40 * MILLI).report(f -> f.status = status(f, "v1", "canceled"));

        assertThat(ledger.only()).isEqualTo("cancelled 0@null");
        assertThat(ledger.spans()).containsExactly(Map.entry("ack", "1 x 30 ms"));
    }

    @Test
    void countsAnOrderThatNobodyAcknowledgesAsAnOrphanOnce() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.OK, f -> {});
        ledger.placed("c2", "v2");
        ledger.at(29 * SECOND).read();
        assertThat(ledger.counted("order.orphan")).isEmpty();

        ledger.at(31 * SECOND).read();
        ledger.at(90 * SECOND).read();

        assertThat(ledger.counted("order.orphan")).containsExactly(Map.entry("v BTC/USD", 1L));
        assertThat(ledger.open()).filteredOn(OrderBook.Order::orphaned).hasSize(1);
    }

    @Test
    void givesAReportWithoutIdsToTheOldestOrderOfItsSide() {
        ledger.placed("c1", "v1");
        ledger.placed("c2", "v2");
        ledger.report(f -> {
            f.side = '1';
            f.status = "2";
        });

        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.clientId()).isEqualTo("c1"));
        assertThat(ledger.open())
                .singleElement()
                .satisfies(o -> assertThat(o.clientId()).isEqualTo("c2"));
    }

    @Test
    void tellsTheDelayFromTickToTradeByItsLink() {
        for (int link : new int[] {OrderFacts.NO_TICK, OrderFacts.CAUSAL, OrderFacts.POLLED, OrderFacts.INFERRED}) {
            long call = ledger.at(10 * MILLI).begin(Orders.PLACE, f -> {
                f.tickLink = link;
                f.tickNanos = SECOND + 3 * MILLI;
                f.strategy = "s";
            });
            ledger.at(12 * MILLI).tell(OrderFacts.WIRE, f -> f.call = call);
            ledger.end(Orders.PLACE, call, OrderFacts.OK, f -> {});
        }

        assertThat(io.tbot.engine.Counts.of(ledger.measure, "order.tick_to_trade", t -> t.sumNanos() / MILLI))
                .containsExactly(
                        Map.entry("v BTC/USD s causal", 9L),
                        Map.entry("v BTC/USD s inferred", 9L),
                        Map.entry("v BTC/USD s poll", 9L));
        assertThat(ledger.counted("decision.age")).containsExactly(Map.entry("v BTC/USD", 3L));
    }

    @Test
    void survivesWhatIsNoAmountAndCountsIt() {
        long call = ledger.begin(Orders.PLACE, f -> {
            f.qty = "NaN";
            f.price = "-1";
            f.clientId = "c1";
        });
        ledger.end(Orders.PLACE, call, OrderFacts.OK, f -> f.venueId = "v1");
        ledger.report(f -> {
            f.clientId = "c1";
            f.lastQtyNumber = Double.POSITIVE_INFINITY;
            f.cumQty = "1e999999999";
        });

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.counted("value.invalid"))
                .containsExactly(Map.entry("price out_of_range", 1L), Map.entry("quantity not_a_number", 3L));
        assertThat(ledger.blotter.faults()).isZero();
    }

    static void fill(OrderFacts f, String exec, String status, String lastQty, String lastPx, String cum) {
        f.venueId = "v1";
        f.execId = exec;
        f.status = status;
        f.lastQty = lastQty;
        f.lastPx = lastPx;
        f.cumQty = cum;
    }

    private static String status(OrderFacts f, String venueId, String status) {
        f.venueId = venueId;
        return status;
    }
}
