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

/** Replaces, cancels, lists, duplicates, time and room. */
@ExtendWith(FreshThread.class)
class BlotterChangesTest {
    private final Ledger ledger = new Ledger();

    @Test
    void followsAChainOfReplacesOverFix() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.OK, f -> {});
        ledger.at(MILLI).report(f -> told(f, "c1", "v1", "0"));
        for (int i = 2; i <= 3; i++) {
            String id = "c" + i;
            String before = "c" + (i - 1);
            long call = ledger.at(i * 100 * MILLI).begin(Orders.REPLACE, f -> {
                f.clientId = id;
                f.origClientId = before;
                f.qty = "20";
            });
            ledger.end(Orders.REPLACE, call, OrderFacts.OK, f -> {});
            ledger.at(i * 100 * MILLI + MILLI).report(f -> told(f, id, "v1", "E"));
            ledger.at(i * 100 * MILLI + 6 * MILLI).report(f -> {
                told(f, id, "v1", "5");
                f.origClientId = before;
            });
        }
        ledger.report(f -> {
            told(f, "c3", "v1", "2");
            f.cumQty = "20";
        });

        assertThat(ledger.only()).isEqualTo("filled 20@null");
        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.clientId() + o.replaces()).isEqualTo("c32"));
        assertThat(ledger.spans()).containsEntry("replace", "2 x 12 ms");
        assertThat(ledger.counted("order.cancel_replace")).containsExactly(Map.entry("v BTC/USD", 2L));
    }

    @Test
    void changesTheVenuesIdWithTheAnswerOfAReplace() {
        ledger.placed("c1", "v1");
        long call = ledger.at(10 * MILLI).begin(Orders.REPLACE, f -> f.venueId = "v1");
        ledger.at(15 * MILLI).end(Orders.REPLACE, call, OrderFacts.OK, f -> f.venueId = "v2");
        ledger.at(20 * MILLI).report(f -> told(f, null, "v2", "canceled"));

        assertThat(ledger.only()).isEqualTo("cancelled 0@null");
        assertThat(ledger.spans()).containsEntry("replace", "1 x 5 ms");
        assertThat(ledger.counted("order.cancel_replace")).containsExactly(Map.entry("v BTC/USD", 1L));
        assertThat(ledger.counted("order.unmatched")).isEmpty();
    }

    @Test
    void countsAChangeThatKeepsTheIdsAsAnAmend() {
        ledger.placed("c1", "v1");
        long call = ledger.begin(Orders.REPLACE, f -> {
            f.venueId = "v1";
            f.price = "101";
        });
        ledger.end(Orders.REPLACE, call, OrderFacts.OK, f -> f.venueId = "v1");

        assertThat(ledger.counted("order.amend")).containsExactly(Map.entry("v BTC/USD", 1L));
        assertThat(ledger.open())
                .singleElement()
                .satisfies(o -> assertThat(o.price()).isEqualTo("101"));
    }

    @Test
    void waitsForTheReportOfACancelOverFix() {
        ledger.placed("c1", "v1");
        long call = ledger.at(10 * MILLI).begin(Orders.CANCEL, f -> {
            f.clientId = "x1";
            f.origClientId = "c1";
        });
        ledger.at(11 * MILLI).end(Orders.CANCEL, call, OrderFacts.OK, f -> {});
        assertThat(ledger.only()).isEqualTo("open 0@null");

        ledger.at(17 * MILLI).report(f -> told(f, "x1", null, "4"));

        assertThat(ledger.only()).isEqualTo("cancelled 0@null");
        assertThat(ledger.spans()).containsEntry("cancel", "1 x 7 ms");
    }

    @Test
    void leavesAnOrderOpenWhoseCancelIsRefused() {
        ledger.placed("c1", "v1");
        long call = ledger.begin(Orders.CANCEL, f -> f.venueId = "v1");
        ledger.end(Orders.CANCEL, call, OrderFacts.REFUSED, f -> f.reason = "too_late");
        long sent = ledger.begin(Orders.CANCEL, f -> {
            f.clientId = "x1";
            f.origClientId = "c1";
        });
        ledger.end(Orders.CANCEL, sent, OrderFacts.OK, f -> {});
        ledger.report(f -> {
            told(f, "x1", null, "0");
            f.kind = Orders.CANCEL;
            f.outcome = OrderFacts.REFUSED;
            f.reason = "unknown_order";
        });

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.counted("order.reject"))
                .containsExactly(Map.entry("v BTC/USD too_late", 1L), Map.entry("v BTC/USD unknown_order", 1L));
        assertThat(ledger.statuses()).containsExactly(Map.entry("open", 1L));
    }

    @Test
    void learnsFromTheRefusalOfACancelThatAnOrderIsFilledAndNotSinceWhen() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.OK, f -> {});
        ledger.at(SECOND).report(f -> {
            told(f, "c1", "v1", "2");
            f.kind = Orders.CANCEL;
            f.outcome = OrderFacts.REFUSED;
            f.reason = "too_late";
        });

        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.status() + ' ' + o.venueId()).isEqualTo("filled v1"));
        assertThat(ledger.spans()).doesNotContainKeys("ack", "first_fill", "fill");
    }

    @Test
    void concludesThatAnOrderIsFilledWhichAListNoLongerHolds() {
        ledger.placed("c1", "v1");
        ledger.placed("c2", "v2");
        ledger.at(SECOND);
        listed("v1");
        ledger.at(2 * SECOND);
        listed();

        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.status()).isEqualTo("presumed_filled"));
        assertThat(ledger.open())
                .singleElement()
                .satisfies(o -> assertThat(o.clientId()).isEqualTo("c2"));
        assertThat(ledger.statuses()).containsEntry("filled", 1L);
        assertThat(ledger.counted("order.presumed")).containsExactly(Map.entry("v BTC/USD filled", 1L));
        assertThat(ledger.spans()).doesNotContainKey("fill");

        trade("t1");
        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.status()).isEqualTo("presumed_filled"));
        trade("t2");

        assertThat(ledger.done())
                .singleElement()
                .satisfies(o -> assertThat(o.status()).isEqualTo("filled"));
        assertThat(ledger.counted("order.presumed_wrong")).isEmpty();
    }

    @Test
    void keepsAConclusionWhenAReportComesThatTheListOvertook() {
        ledger.placed("c1", "v1");
        ledger.at(SECOND);
        listed("v1");
        ledger.at(2 * SECOND);
        listed();
        ledger.report(f -> BlotterTest.fill(f, "e1", "1", "4", "100", "4"));

        assertThat(ledger.only()).startsWith("presumed_filled 4@");
        ledger.report(f -> BlotterTest.fill(f, "e2", "2", "6", "100", "10"));

        assertThat(ledger.only()).startsWith("filled 10@");
        assertThat(ledger.counted("order.presumed_wrong")).isEmpty();
        assertThat(ledger.market().open()).isZero();
    }

    @Test
    void correctsAConclusionWhenTheOrderIsListedAgain() {
        ledger.placed("c1", "v1");
        ledger.at(SECOND);
        listed("v1");
        ledger.at(2 * SECOND);
        listed();
        ledger.at(3 * SECOND);
        listed("v1");

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.market().open()).isEqualTo(1);
        assertThat(ledger.counted("order.presumed_wrong")).containsExactly(Map.entry("v BTC/USD filled", 1L));
    }

    @Test
    void concludesThatAnOrderIsCancelledWhereThatWasAskedFor() {
        ledger.placed("c1", "v1");
        ledger.at(SECOND);
        listed("v1");
        long cancel = ledger.begin(Orders.CANCEL, f -> f.venueId = "v1");
        ledger.end(Orders.CANCEL, cancel, OrderFacts.UNKNOWN, f -> {});
        ledger.at(2 * SECOND);
        listed();

        assertThat(ledger.only()).isEqualTo("presumed_cancelled 0@null");
    }

    @Test
    void countsAnIdThatIsUsedTwice() {
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.UNKNOWN, f -> {});
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.OK, f -> f.venueId = "v1");

        assertThat(ledger.counted("order.duplicate")).containsExactly(Map.entry("v same_id", 1L));
        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.market().placed()).isEqualTo(2);
    }

    @Test
    void leavesAnOrderAloneWhenItsRepetitionIsRefused() {
        ledger.placed("c1", "v1");
        ledger.end(Orders.PLACE, ledger.placing("c1"), OrderFacts.REFUSED, f -> f.reason = "duplicate");

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.counted("order.reject")).containsExactly(Map.entry("v BTC/USD duplicate", 1L));
    }

    @Test
    void countsTwoOrdersOfTheSameTermsWithinAMoment() {
        ledger.placed("c1", "v1");
        ledger.at(40 * MILLI).placed("c2", "v2");
        ledger.at(200 * MILLI).placed("c3", "v3");

        assertThat(ledger.counted("order.duplicate")).containsExactly(Map.entry("v identical", 1L));
    }

    @Test
    void comparesWhatWasPaidWithTheLimitAndTheMid() {
        long buy = ledger.begin(Orders.PLACE, f -> {
            f.side = "buy";
            f.type = "limit";
            f.qty = "10";
            f.price = "100";
            f.midPx = 99;
            f.clientId = "c1";
        });
        ledger.end(Orders.PLACE, buy, OrderFacts.OK, f -> {
            f.status = "filled";
            f.cumQty = "10";
            f.avgPx = "99.5";
        });

        assertThat(io.tbot.engine.Counts.of(ledger.measure, "order.improvement", t -> t.sumNanos()))
                .containsExactly(Map.entry("v BTC/USD limit limit", 50_000_000L)); // 50 bps
        assertThat(io.tbot.engine.Counts.of(ledger.measure, "order.slippage", t -> t.sumNanos()))
                .containsExactly(Map.entry("v BTC/USD limit mid", 50_505_051L)); // 0.5 / 99
    }

    @Test
    void leavesOutFeesInASecondCurrencyOfAnOrder() {
        ledger.placed("c1", "v1");
        ledger.report(f -> {
            BlotterTest.fill(f, "e1", "1", "4", "100", "4");
            f.fee = "0.40";
            f.feeCurrency = "USD";
        });
        ledger.report(f -> {
            BlotterTest.fill(f, "e2", "2", "6", "100", "10");
            f.fee = "0.002";
            f.feeCurrency = "BNB";
        });

        assertThat(ledger.market().fees()).containsExactly(Map.entry("USD", new java.math.BigDecimal("0.40")));
    }

    @Test
    void addsUpFeesByCurrencyAndValueInDollars() {
        ledger.placed("c1", "v1");
        ledger.report(f -> {
            BlotterTest.fill(f, "e1", "1", "4", "100", "4");
            f.fee = "0.40";
            f.feeCurrency = "USD";
        });
        ledger.report(f -> {
            BlotterTest.fill(f, "e2", "2", "6", "100", "10");
            f.fee = "-0.1";
            f.feeCurrency = "USD";
        });

        assertThat(ledger.market().fees()).containsExactly(Map.entry("USD", new java.math.BigDecimal("0.40")));
        assertThat(ledger.market().rebates()).containsExactly(Map.entry("USD", new java.math.BigDecimal("0.10")));
        assertThat(io.tbot.engine.Counts.of(ledger.measure, "trade.volume", t -> t.sumNanos()))
                .containsExactly(Map.entry("v BTC/USD", 100_000_000L)); // 1000 dollars
        assertThat(ledger.market().fillPercents()).containsExactly(Map.entry("limit", 100.0));
    }

    @Test
    void keepsADoneOrderForAMinuteForWhatComesLate() {
        ledger.placed("c1", "v1");
        ledger.report(f -> told(f, null, "v1", "canceled"));
        ledger.at(50 * SECOND).read();
        assertThat(ledger.done()).hasSize(1);

        ledger.at(70 * SECOND).read();

        assertThat(ledger.done()).isEmpty();
        assertThat(ledger.evicted()).containsEntry("done_full", 0L).containsEntry("stale", 0L);
    }

    @Test
    void givesUpAnOrderOfWhichNobodySpokeForADay() {
        ledger.placed("c1", "v1");
        ledger.at(23 * 3600 * SECOND).read();
        assertThat(ledger.open()).hasSize(1);

        ledger.at(25 * 3600 * SECOND).read();

        assertThat(ledger.open()).isEmpty();
        assertThat(ledger.evicted()).containsEntry("stale", 1L);
    }

    @Test
    void givesUpTheOldestOpenOrderWhereThereIsNoRoom() {
        Ledger small = new Ledger(3);
        for (int i = 0; i < 5; i++) {
            small.placed("c" + i, "v" + i);
        }

        assertThat(small.open()).extracting(OrderBook.Order::clientId).containsExactly("c2", "c3", "c4");
        assertThat(small.evicted()).containsEntry("open_full", 2L);
        assertThat(small.market().open()).isEqualTo(3);
    }

    @Test
    void countsACancelOfAllOrdersAndWaitsForTheirReports() {
        ledger.placed("c1", "v1");
        long call = ledger.begin(Orders.CANCEL, f -> {});
        ledger.end(Orders.CANCEL, call, OrderFacts.OK, f -> {});

        assertThat(ledger.only()).isEqualTo("open 0@null");
        assertThat(ledger.market().cancels()).isEqualTo(1);
    }

    private void trade(String id) {
        ledger.tell(OrderFacts.TRADE, f -> {
            f.venueId = "v1";
            f.execId = id;
            f.lastQty = "5";
            f.lastPx = "99";
        });
    }

    private void listed(String... venueIds) {
        for (String id : venueIds) {
            ledger.tell(OrderFacts.LISTED, f -> told(f, null, id, "open"));
        }
        ledger.tell(OrderFacts.LIST_END, f -> f.complete = true);
    }

    private static void told(OrderFacts f, String clientId, String venueId, String status) {
        f.clientId = clientId;
        f.venueId = venueId;
        f.status = status;
    }
}
