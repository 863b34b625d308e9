package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a library does to orders by calls of another kind than the one it was asked for. */
@ExtendWith(FreshThread.class)
class CallsWithinCallsTest {
    private final Ledger ledger = new Ledger();
    private final Object venue = new Object();
    private OrderCalls calls;

    @BeforeEach
    void placeAnOrder() {
        calls = new OrderCalls(ledger.measure, ledger.families, new Clients(new Venues(List.of())), ledger.flow);
        calls.client(venue, "v", null);
        end(begin(Orders.PLACE, null), Orders.PLACE, "old", null);
    }

    @Test
    void aReplaceThatCancelsAndPlacesIsACancelledOrderAndANewOne() {
        int replace = begin(Orders.REPLACE, "old");
        end(begin(Orders.CANCEL, "old"), Orders.CANCEL, "old", null);
        end(begin(Orders.PLACE, null), Orders.PLACE, "new", null);
        end(replace, Orders.REPLACE, "new", null);

        assertThat(orders()).containsExactly("new open", "old cancelled");
        assertThat(ledger.blotter.nested()).isZero();
    }

    @Test
    void aReplaceWhoseOrderIsCancelledAndNotPlacedAnewLeavesItCancelled() {
        RuntimeException refusal = new IllegalStateException();
        int replace = begin(Orders.REPLACE, "old");
        end(begin(Orders.CANCEL, "old"), Orders.CANCEL, "old", null);
        end(begin(Orders.PLACE, null), Orders.PLACE, null, refusal);
        end(replace, Orders.REPLACE, null, refusal);

        assertThat(orders()).containsExactly("null rejected", "old cancelled");
    }

    @Test
    void aReplaceThatTheVenueCarriesOutIsOneOrder() {
        int replace = begin(Orders.REPLACE, "old");
        end(begin(Orders.REPLACE, "old"), Orders.REPLACE, "new", null);
        end(replace, Orders.REPLACE, "new", null);

        assertThat(orders()).containsExactly("new open");
    }

    @Test
    void aCancelWithinAPlaceIsFollowedBesideIt() {
        int place = begin(Orders.PLACE, null);
        end(begin(Orders.CANCEL, "old"), Orders.CANCEL, "old", null);
        end(place, Orders.PLACE, "new", null);

        assertThat(orders()).containsExactly("new open", "old cancelled");
    }

    @Test
    void twoPlacesWithinOneProbedMethodAreTwoOrders() {
        probed(Orders.PLACE);
        end(begin(Orders.PLACE, null), Orders.PLACE, "a", null);
        end(begin(Orders.PLACE, null), Orders.PLACE, "b", null);
        end(begin(Orders.PLACE, null), Orders.PLACE, null, new IllegalStateException());
        probedEnd(Orders.PLACE, "b");

        assertThat(orders()).containsExactlyInAnyOrder("old open", "a open", "b open", "null rejected");
    }

    @Test
    void aPlaceThatIsTriedAgainIsOneOrder() {
        probed(Orders.PLACE);
        end(begin(Orders.PLACE, null), Orders.PLACE, null, new IllegalStateException());
        end(begin(Orders.PLACE, null), Orders.PLACE, "a", null);
        probedEnd(Orders.PLACE, "a");

        assertThat(orders()).containsExactly("old open", "a open");
    }

    @Test
    void twoRequestsWithinOneLibraryCallAreTwoOrders() {
        int place = begin(Orders.PLACE, null);
        for (String id : new String[] {"a", "b"}) {
            probed(Orders.PLACE);
            long call = ledger.flow.told().call;
            ledger.flow.leave();
            OrderFacts facts = ledger.flow.facts();
            facts.step = OrderFacts.END;
            facts.kind = Orders.PLACE;
            facts.call = call;
            facts.venueId = id;
            ledger.flow.tell(facts);
        }
        end(place, Orders.PLACE, null, null);

        assertThat(orders()).containsExactly("old open", "a open", "b open");
    }

    @Test
    void twoCancelsWithinOneProbedMethodCancelTwoOrders() {
        end(begin(Orders.PLACE, null), Orders.PLACE, "other", null);
        probed(Orders.CANCEL);
        end(begin(Orders.CANCEL, "old"), Orders.CANCEL, "old", null);
        end(begin(Orders.CANCEL, "other"), Orders.CANCEL, "other", null);
        probedEnd(Orders.CANCEL, null);

        assertThat(orders()).containsExactlyInAnyOrder("old cancelled", "other cancelled");
    }

    private void probed(int kind) {
        OrderFacts facts = ledger.flow.facts();
        facts.kind = kind;
        facts.exchange = "v";
        facts.symbol = "BTC/USD";
        ledger.flow.begin(facts);
    }

    private void probedEnd(int kind, String id) {
        OrderFacts facts = ledger.flow.facts();
        facts.kind = kind;
        facts.exchange = "v";
        facts.venueId = id;
        ledger.flow.end(facts);
    }

    @Test
    void callsDeeperThanAreKeptApartAreCountedAndTheRestGoesOn() {
        int[] kinds = {Orders.PLACE, Orders.CANCEL, Orders.PLACE, Orders.CANCEL, Orders.PLACE};
        for (int kind : kinds) {
            OrderFacts facts = ledger.flow.facts();
            facts.kind = kind;
            ledger.flow.begin(facts);
        }
        for (int i = kinds.length - 1; i >= 0; i--) {
            OrderFacts facts = ledger.flow.facts();
            facts.kind = kinds[i];
            ledger.flow.end(facts);
        }
        end(begin(Orders.CANCEL, "old"), Orders.CANCEL, "old", null);

        assertThat(ledger.blotter.nested()).isEqualTo(1);
        assertThat(ledger.flow.openCall()).isZero();
        assertThat(orders()).contains("old cancelled");
    }

    private int begin(int call, String id) {
        OrderFacts facts = calls.facts();
        facts.venueId = id;
        return calls.enter(call, 1, venue, "BTC/USD", "limit", "buy");
    }

    private void end(int token, int call, String id, Throwable thrown) {
        OrderFacts facts = calls.facts();
        facts.venueId = id;
        calls.exit(token, call, 1, false, thrown);
    }

    /** Each order's id and state; open ones first. */
    private List<String> orders() {
        return ledger.blotter.read(book -> Stream.concat(
                        book.open(order -> true, 10).stream(), book.done(order -> true, 10).stream())
                .map(order -> order.venueId() + " " + order.status())
                .toList());
    }
}
