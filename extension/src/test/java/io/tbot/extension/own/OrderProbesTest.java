package io.tbot.extension.own;

import static io.tbot.extension.own.Probes.probe;
import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What order probes read of a call, and when. */
class OrderProbesTest {
    /** An order as bots write it. */
    public record Ticket(String symbol, BigDecimal price, long qty, UUID ref, AtomicLong number) {}

    /** What a venue answers. */
    public record Open(long id, String status, double filled, String average) {}

    /** What a venue reports. */
    public record Report(String clOrdId, String status, double lastQty, String lastPx, int cum, char exec, Why reason) {
        public long orderId() {
            throw new IllegalStateException("not known");
        }
    }

    /** Why it does. */
    public enum Why {
        FUNDS
    }

    /** A list with its element written above it. */
    public static class Orders extends ArrayList<Open> {
        private static final long serialVersionUID = 1;
    }

    /** The bot's own classes. */
    public static class Desk {
        private static final List<Open> OPEN =
                Arrays.asList(new Open(1, "open", 0.5, "10.5"), null, new Open(2, "new", 0, null));

        public static String place(Ticket ticket, int clientId) {
            return ticket == null ? null : "v-" + clientId;
        }

        public boolean cancel(long id, String clientId, long origClientId) {
            return id > 0;
        }

        public void replace(String id, double price, float qty) {}

        public void onReport(Report report) {}

        public Report take() {
            return new Report("c", "FILLED", 1, "2", 1, 'x', Why.FUNDS);
        }

        public Open find(String id) {
            if (id.isEmpty()) {
                throw new IllegalArgumentException("id");
            }
            return OPEN.get(0);
        }

        public List<Open> list(String symbol) {
            return symbol == null ? null : OPEN;
        }

        public Open[] array() {
            return new Open[] {OPEN.get(2)};
        }

        public Map<String, ? extends Open> map() {
            Map<String, Open> map = new LinkedHashMap<>();
            map.put("a", OPEN.get(0));
            return map;
        }

        public Orders own() {
            Orders own = new Orders();
            for (int i = 0; i < 1001; i++) {
                own.add(OPEN.get(2));
            }
            return own;
        }

        public Collection<String> ids() {
            return List.of("a", "b");
        }

        @SuppressWarnings("rawtypes")
        public List raw() {
            return OPEN;
        }

        public Iterable<Open> once() {
            return OPEN;
        }
    }

    private static final Ticket TICKET =
            new Ticket("BTC", new BigDecimal("10.50"), 3, new UUID(1, 2), new AtomicLong(9));

    private static TestWeaver run(ProbeSpec probe, Object... arguments) throws Throwable {
        TestWeaver weaver = new TestWeaver(probe);
        Class<?> desk = weaver.load(Desk.class);
        for (var method : desk.getDeclaredMethods()) {
            if (method.getName().equals(probe.method())) {
                try {
                    method.invoke(desk.getDeclaredConstructor().newInstance(), arguments);
                } catch (java.lang.reflect.InvocationTargetException thrown) {
                    assertThat(thrown).hasCauseInstanceOf(IllegalArgumentException.class);
                }
            }
        }
        return weaver;
    }

    private static ProbeSpec of(String method, Operation op, String... bindings) {
        return probe(Desk.class, method, op, bindings);
    }

    @Test
    void aPlaceTellsItsArgumentsAtEntryAndItsResultAtTheReturn() throws Throwable {
        TestWeaver weaver = run(
                of(
                        "place",
                        Operation.ORDER_PLACE,
                        "exchange='x'",
                        "symbol=arg0.symbol",
                        "price=arg0.price",
                        "qty=arg0.qty",
                        "client_id=arg1",
                        "id=return"),
                TICKET,
                7);

        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter [null, BTC]",
                        "begins [null, BTC] {clientIdNumber=7, price=10.50, qtyNumber=3.0}",
                        "ends null - [null, BTC] {venueId=v-7}");
        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void aNullOnTheWayLeavesOneFactOpenAndIsNoFault() throws Throwable {
        TestWeaver weaver = run(
                of(
                        "place",
                        Operation.ORDER_PLACE,
                        "symbol=arg0.symbol",
                        "price=arg0.price",
                        "client_id=arg1",
                        "id=return"),
                null,
                7);

        assertThat(weaver.sink.events).containsExactly("enter []", "begins [] {clientIdNumber=7}", "ends null - [] {}");
        assertThat(weaver.sink.faults).isEmpty();
    }

    @Test
    void whatMayChangeLaterIsKeptAsText() throws Throwable {
        TestWeaver weaver = run(
                of("place", Operation.ORDER_PLACE, "client_id=arg0.ref", "qty=arg0.number", "price='2.5'"), TICKET, 7);

        assertThat(weaver.sink.events)
                .contains("begins [] {clientId=00000000-0000-0001-0000-000000000002, price=2.5, qty=9}");
    }

    @Test
    void aCancelTellsEveryIdAndItsVerdict() throws Throwable {
        TestWeaver weaver = run(
                of("cancel", Operation.ORDER_CANCEL, "id=arg0", "client_id=arg1", "orig_client_id=arg2", "ok=return"),
                -5L,
                "c",
                44L);

        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter []", "begins [] {clientId=c, origClientId=44, venueIdNumber=-5}", "ends false - [] {}");
    }

    @Test
    void aReplaceThatReturnsNothingTellsPrimitives() throws Throwable {
        TestWeaver weaver =
                run(of("replace", Operation.ORDER_REPLACE, "id=arg0", "price=arg1", "qty=arg2"), "v", 1.5, 2f);

        assertThat(weaver.sink.events).contains("begins [] {priceNumber=1.5, qtyNumber=2.0, venueId=v}");
    }

    @Test
    void aReportIsToldBeforeItsHandlerRunsAndAThrowingGetterCostsItsOwnFactOnly() throws Throwable {
        TestWeaver weaver = run(
                of(
                        "onReport",
                        Operation.ORDER_EVENT,
                        "exchange='x'",
                        "client_id=arg0.clOrdId",
                        "status=arg0.status",
                        "id=arg0.orderId",
                        "last_qty=arg0.lastQty",
                        "last_px=arg0.lastPx",
                        "cum_qty=arg0.cum",
                        "exec_id=arg0.exec",
                        "reason=arg0.reason",
                        "symbol='BTC'",
                        "side=arg0.status"),
                new Report("c-1", "FILLED", 2.5, "100.1", 3, 'e', Why.FUNDS));

        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter [null, FILLED]",
                        "order [null, FILLED] {clientId=c-1, cumQtyNumber=3.0, execId=e, lastPx=100.1,"
                                + " lastQtyNumber=2.5, reason=FUNDS, side=FILLED, symbol=BTC}",
                        "exit 0 null -");
        assertThat(weaver.sink.faults).hasSize(1);
    }

    @Test
    void aReportThatAMethodReturnsIsToldWhenItReturns() throws Throwable {
        TestWeaver weaver =
                run(of("take", Operation.ORDER_EVENT, "client_id=return.clOrdId", "status=return.status", "id='v'"));

        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter []",
                        "order [null, FILLED] {clientId=c, venueId=v}",
                        "ends null - [null, FILLED] {clientId=c, venueId=v}");
    }

    @Test
    void anAnswerTellsOfTheOrderThatWasAskedFor() throws Throwable {
        ProbeSpec find = of(
                "find",
                Operation.ORDER_QUERY,
                "exchange='x'",
                "client_id=arg0",
                "status=return.status",
                "filled_qty=return.filled",
                "avg_px=return.average");

        TestWeaver weaver = run(find, "c-9");
        TestWeaver failed = run(find, "");

        assertThat(weaver.sink.events)
                .contains("order [] {avgPx=10.5, clientId=c-9, cumQtyNumber=0.5, status=open}")
                .hasSize(3);
        assertThat(failed.sink.events).containsExactly("enter []", "ends null IllegalArgumentException [] {}");
    }

    @Test
    void aListTellsOfEachItemAndThenEnds() throws Throwable {
        ProbeSpec list = of(
                "list",
                Operation.ORDER_QUERY,
                "exchange='x'",
                "list=return",
                "symbol=arg0",
                "id=item.id",
                "status=item.status",
                "complete='true'");

        TestWeaver weaver = run(list, "BTC");
        TestWeaver none = run(list, (Object) null);

        assertThat(weaver.sites.problems).isEmpty();
        assertThat(weaver.sink.faults).isEmpty();
        assertThat(weaver.sink.events)
                .containsExactly(
                        "enter []",
                        "order [] {status=open, symbol=BTC, venueIdNumber=1}",
                        "order [] {symbol=BTC}",
                        "order [] {status=new, symbol=BTC, venueIdNumber=2}",
                        "end of list true [] {complete=true, symbol=BTC}",
                        "ends null - [] {complete=true, symbol=BTC}");
        assertThat(none.sink.events).containsExactly("enter []", "ends null - [] {}");
    }

    @Test
    void aListMayBeAnArrayAMapOrAnyCollectionAndIsReadToItsBound() throws Throwable {
        String[] keys = {"list=return", "id=item.id"};
        assertThat(run(of("array", Operation.ORDER_QUERY, keys)).sink.events)
                .contains("order [] {venueIdNumber=2}", "end of list true [] {}");
        assertThat(run(of("map", Operation.ORDER_QUERY, keys)).sink.events)
                .contains("order [] {venueIdNumber=1}", "end of list true [] {}");
        assertThat(run(of("own", Operation.ORDER_QUERY, keys)).sink.events)
                .hasSize(1003)
                .contains("end of list false [] {}");
        assertThat(run(of("ids", Operation.ORDER_QUERY, "list=return", "id=item")).sink.events)
                .contains("order [] {venueId=a}", "order [] {venueId=b}");
    }

    @Test
    void whatIsNoListOrSaysNotOfWhatIsReported() throws Throwable {
        String[] keys = {"list=return", "id=item.id"};

        assertThat(run(of("raw", Operation.ORDER_QUERY, keys)).sites.problems)
                .containsExactly("id: what 'return' is a list of is not written there: java.util.List");
        assertThat(run(of("once", Operation.ORDER_QUERY, keys)).sites.problems)
                .contains("list: 'return' is a java.lang.Iterable, and no array, collection or map");
    }

    @Test
    void whatServesAsNoFactIsReported() throws Throwable {
        TestWeaver weaver = run(
                of("place", Operation.ORDER_PLACE, "price=arg0.symbo", "qty=arg0", "client_id=arg0", "id=return.x"),
                TICKET,
                7);

        assertThat(weaver.sites.problems)
                .hasSize(4)
                .anyMatch(problem -> problem.startsWith("price:") && problem.endsWith("did you mean 'symbol'"))
                .anyMatch(problem -> problem.startsWith("qty:") && problem.endsWith("and no number"))
                .anyMatch(problem -> problem.startsWith("client_id:") && problem.endsWith("a field or getter of it"));
    }

    @Test
    void aProbeThatNamesNoFactIsWovenAsBefore() {
        assertThat(new SlotLayout(of("cancel", Operation.ORDER_CANCEL, "exchange='x'", "ok=return")).shape())
                .isEqualTo(AdviceShape.CALL);
        assertThat(new SlotLayout(of("place", Operation.ORDER_PLACE, "symbol=arg0.symbol")).shape())
                .isEqualTo(AdviceShape.READING_CALL);
        assertThat(new SlotLayout(of("onReport", Operation.ORDER_EVENT, "status=arg0.status")).shape())
                .isEqualTo(AdviceShape.READING_CALL);
        assertThat(new SlotLayout(of("find", Operation.ORDER_QUERY, "exchange=arg0")).shape())
                .isEqualTo(AdviceShape.CALL);
    }
}
