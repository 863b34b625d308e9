package io.tbot.engine.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.FreshThread;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.tick.Ticks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Legal histories of many orders at once, told late, twice and in each other's places: the end is the same. */
@ExtendWith(FreshThread.class)
class BlotterShuffleTest {
    private static final int ORDERS = 1000;

    /** How many places a report may be told too early or too late. */
    private static final int WINDOW = 40;

    private final Random random = new Random();
    private final List<OrderFacts> story = new ArrayList<>();
    private final Map<String, String> ends = new TreeMap<>();
    private final Map<String, Long> statuses = new TreeMap<>();
    private long trades;
    private BigDecimal executed = BigDecimal.ZERO;
    private long nanos = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void endsWhereTheStoryEndsInWhateverOrderItIsTold(long seed) {
        random.setSeed(seed);
        for (int i = 0; i < ORDERS; i++) {
            live(i);
        }
        shuffle();

        OrderFlow flow = new OrderFlow(new Ticks());
        Measure measure = new Measure(Caps.standard());
        Blotter blotter = new Blotter(flow, measure, new Families(), 65_536, 30_000);
        for (OrderFacts facts : story) {
            flow.tell(facts);
            blotter.catchUp(facts.timeNanos);
        }

        Map<String, String> found = new TreeMap<>();
        Map<String, Long> counted = new TreeMap<>();
        blotter.readAt(nanos, book -> {
            book.open(o -> true, ORDERS).forEach(o -> found.put(o.clientId(), end(o)));
            book.done(o -> true, ORDERS).forEach(o -> found.put(o.clientId(), end(o)));
            OrderBook.Totals totals = book.totals().get(0);
            assertThat(totals.trades()).isEqualTo(trades);
            assertThat(totals.executedQty()).isEqualByComparingTo(executed);
            assertThat(totals.placed()).isEqualTo(ORDERS);
            return null;
        });
        io.tbot.engine.Counts.calls(measure, "order.status")
                .forEach((labels, n) -> counted.put(labels.substring(labels.lastIndexOf(' ') + 1), n));
        assertThat(found).isEqualTo(ends);
        assertThat(counted).isEqualTo(statuses);
        assertThat(io.tbot.engine.Counts.calls(measure, "order.unmatched")).isEmpty();
        assertThat(blotter.faults()).isZero();
    }

    private static String end(OrderBook.Order order) {
        return order.status() + ' ' + order.filledQty();
    }

    /** One order: placed; refused, or executed in up to four pieces, then perhaps cancelled, expired or left open. */
    private void live(int i) {
        String client = "c" + i;
        String venue = "v" + i;
        boolean sync = random.nextBoolean();
        tell(OrderFacts.BEGIN, f -> {
            f.kind = Orders.PLACE;
            f.call = i + 1;
            f.clientId = client;
            f.side = "buy";
            f.type = "limit";
            f.qty = "8";
        });
        if (random.nextInt(10) == 0) {
            tell(OrderFacts.END, f -> {
                f.call = i + 1;
                f.outcome = OrderFacts.REFUSED;
                f.reason = "funds";
            });
            ends.put(client, "rejected 0");
            count("rejected");
            return;
        }
        tell(OrderFacts.END, f -> {
            f.call = i + 1;
            f.venueId = sync ? venue : null;
        });
        boolean ids = !sync;
        report(client, venue, ids, "ack" + i, "new", 0, 0);
        count("open");
        int filled = 0;
        for (int piece = random.nextInt(5); piece > 0 && filled < 8; piece--) {
            int qty = 1 + random.nextInt(8 - filled);
            filled += qty;
            boolean whole = filled == 8;
            report(client, venue, ids, "x" + i + '/' + filled, whole ? "filled" : "partially_filled", qty, filled);
            trades++;
            if (filled == qty && !whole) {
                count("partially_filled");
            }
        }
        executed = executed.add(BigDecimal.valueOf(filled));
        String end = filled == 8 ? "filled" : filled > 0 ? "partially_filled" : "open";
        if (filled == 8) {
            count("filled");
        } else if (random.nextBoolean()) {
            end = random.nextBoolean() ? "cancelled" : "expired";
            report(client, venue, ids, "end" + i, end, 0, filled);
            count(end);
        }
        ends.put(client, end + ' ' + filled);
    }

    private void report(String client, String venue, boolean both, String exec, String status, int qty, int cum) {
        boolean twice = random.nextInt(5) == 0;
        for (int times = twice ? 2 : 1; times > 0; times--) {
            tell(OrderFacts.REPORT, f -> {
                f.clientId = both ? client : null;
                f.venueId = venue;
                f.execId = exec;
                f.status = status;
                f.lastQty = qty;
                f.lastPx = 100;
                f.cumQtyNumber = cum;
            });
        }
    }

    private void count(String status) {
        statuses.merge(status, 1L, Long::sum);
    }

    private void tell(int step, Consumer<OrderFacts> what) {
        OrderFacts facts = new OrderFacts();
        facts.step = step;
        nanos += 1000;
        facts.timeNanos = nanos;
        facts.exchange = "v";
        facts.symbol = "BTC/USD";
        what.accept(facts);
        story.add(facts);
    }

    /** Moves what is told by others than the bot's own thread; that one tells its begins and ends in their order. */
    private void shuffle() {
        for (int i = 0; i < story.size(); i++) {
            int j = Math.min(story.size() - 1, i + random.nextInt(WINDOW));
            OrderFacts here = story.get(i);
            OrderFacts there = story.get(j);
            if (here.step == OrderFacts.REPORT && there.step == OrderFacts.REPORT) {
                story.set(i, there);
                story.set(j, here);
            } else if (here.step == OrderFacts.END && there.step == OrderFacts.REPORT) {
                // the answer is told after reports that the venue sent after it
                story.set(i, there);
                story.set(j, here);
            }
        }
    }
}
