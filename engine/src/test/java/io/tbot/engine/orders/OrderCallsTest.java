package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Orders;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.tick.Ticks;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import si.mazi.rescu.AwareException;

@ExtendWith(FreshThread.class)
class OrderCallsTest {
    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final Object kraken = new Object();
    private OrderCalls calls;

    @BeforeEach
    void start() {
        calls = new OrderCalls(measure, families, new Clients(new Venues(List.of())), new OrderFlow(new Ticks()));
        calls.client(kraken, "Kraken", null);
    }

    @Test
    void countsAnOrderWithWhatItsLibraryTells() {
        place(kraken, null);

        assertThat(counted("order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
    }

    @Test
    void countsAnOrderAsNewWhileItsCallStillRuns() {
        calls.enter(Orders.PLACE, 1, kraken, "BTC/USD", "limit", "buy");

        assertThat(Counts.of(measure, "order.place", Totals::started))
                .containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
        assertThat(counted("order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 0L));
    }

    @Test
    void countsAChangeThatCancelsAndPlacesAsOneReplace() {
        int replace = calls.enter(Orders.REPLACE, 1, kraken, "BTC/USD", null, null);
        calls.exit(calls.enter(Orders.CANCEL, 2, kraken, null, null, null), Orders.CANCEL, 2, false, null);
        place(kraken, null);
        calls.exit(replace, Orders.REPLACE, 1, false, null);

        assertThat(counted("order.replace")).containsExactly(Map.entry("kraken", 1L));
        assertThat(counted("order.cancel")).isEmpty();
        assertThat(counted("order.place")).isEmpty();
    }

    @Test
    void losesNoCallThatWrapsMoreThanAnySaneOne() {
        int outer = calls.enter(Orders.CANCEL, 1, new FancyTradeService(), null, null, null);
        for (int i = 0; i < 1_500; i++) {
            calls.exit(calls.enter(Orders.CANCEL, 2, kraken, null, null, null), Orders.CANCEL, 2, false, null);
        }
        calls.exit(outer, Orders.CANCEL, 1, false, null);

        assertThat(counted("order.cancel")).containsExactly(Map.entry("kraken", 1L));
    }

    @Test
    void learnsTheVenueOfADecoratorFromTheCallItWraps() {
        Object decorator = new FancyTradeService();
        int outer = calls.enter(Orders.PLACE, 1, decorator, "BTC/USD", "limit", "buy");
        place(kraken, null);
        calls.exit(outer, Orders.PLACE, 1, false, null);

        assertThat(counted("order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
        assertThat(Counts.of(measure, "order.place", Totals::started))
                .containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
    }

    @Test
    void namesAClientByItsClassWhereNobodyTells() {
        place(new FancyTradeService(), null);

        assertThat(counted("order.place")).containsExactly(Map.entry("fancy BTC/USD limit buy ", 1L));
    }

    @Test
    void countsARefusalByTheClassOfItsException() {
        place(kraken, new IllegalArgumentException("size"));

        assertThat(Counts.failed(measure, "order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
        assertThat(counted("order.reject")).containsExactly(Map.entry("kraken BTC/USD illegal_argument", 1L));
    }

    @Test
    void countsACancelThatTheResultRefuses() {
        calls.exit(calls.enter(Orders.CANCEL, 1, kraken, null, null, null), Orders.CANCEL, 1, true, null);

        assertThat(Counts.failed(measure, "order.cancel")).containsExactly(Map.entry("kraken", 1L));
        assertThat(counted("order.reject")).containsExactly(Map.entry("kraken  refused", 1L));
    }

    @Test
    void countsAnUnknownOutcomeApart() {
        place(kraken, new SocketTimeoutException("Read timed out"));

        assertThat(counted("order.reject")).isEmpty();
        assertThat(counted("order.unknown")).containsExactly(Map.entry("kraken BTC/USD socket_timeout", 1L));
    }

    @Test
    void endsACallWhoseExceptionFailsWhenItIsAsked() {
        place(kraken, new AwareException());
        place(kraken, null);

        assertThat(counted("order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 2L));
        assertThat(Counts.failed(measure, "order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 1L));
        assertThat(counted("order.unknown")).containsExactly(Map.entry("kraken BTC/USD unreadable", 1L));
    }

    @Test
    void neitherRefusesNorDoubtsAQuery() {
        calls.exit(
                calls.enter(Orders.QUERY, 1, kraken, null, null, null),
                Orders.QUERY,
                1,
                false,
                new SocketTimeoutException());

        assertThat(Counts.failed(measure, "order.query")).containsExactly(Map.entry("kraken", 1L));
        assertThat(counted("order.unknown")).isEmpty();
    }

    @Test
    void takesBackACallThatTheLibraryDoesNotOffer() {
        place(kraken, new UnsupportedOperationException());
        place(new FancyTradeService(), new UnsupportedOperationException());

        assertThat(Counts.of(measure, "order.place", Totals::started))
                .containsExactly(Map.entry("kraken BTC/USD limit buy ", 0L));
        assertThat(counted("order.place")).containsExactly(Map.entry("kraken BTC/USD limit buy ", 0L));
        assertThat(counted("order.reject")).isEmpty();
    }

    @Test
    void leavesTheCountToAnOwnProbeAroundItAndStillCountsTheRefusal() {
        int probe = measure.site(new OrderPoints(measure, families).place(), "probe", "own", null, null, null, null);
        int outer = measure.enter(probe, 1, null, "btc", null, null, null);
        place(kraken, new IllegalArgumentException());
        measure.exit(outer, 1, true);

        assertThat(counted("order.place")).containsExactly(Map.entry("own btc   ", 1L));
        assertThat(counted("order.reject")).containsExactly(Map.entry("kraken BTC/USD illegal_argument", 1L));
    }

    @Test
    void countsAgainSomeTimeAfterAnEndThatNeverCame() {
        calls.enter(Orders.QUERY, 1, kraken, null, null, null);
        for (int i = 0; i < 20_000; i++) {
            place(kraken, null);
        }

        assertThat(counted("order.place").get("kraken BTC/USD limit buy ")).isGreaterThan(5_000);
    }

    private void place(Object client, @Nullable Throwable thrown) {
        int token = calls.enter(Orders.PLACE, 1, client, "BTC/USD", "limit", "buy");
        calls.exit(token, Orders.PLACE, 1, false, thrown);
    }

    private Map<String, Long> counted(String point) {
        return Counts.calls(measure, point);
    }

    /** Knows no venue. */
    private static final class FancyTradeService {}
}
