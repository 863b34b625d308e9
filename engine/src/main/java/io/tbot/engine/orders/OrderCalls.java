package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderSink;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Series;
import org.jspecify.annotations.Nullable;

/**
 * The order calls that libraries make known: each counted once, by its outermost method, in the same series as those of
 * own probes.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: nothing is thrown. Not: what the venue does after the call
 * returned.
 */
public final class OrderCalls extends OrderSink {
    private static final String REFUSED = "refused";

    private final Measure measure;
    private final RejectReasons reasons = new RejectReasons();

    /** Sites by call: {@link Orders#PLACE} to {@link Orders#QUERY}. */
    private final int[] sites = new int[4];

    private final int rejectSite;

    public OrderCalls(Measure measure, Families families) {
        this.measure = measure;
        OrderPoints points = new OrderPoints(measure, families);
        sites[Orders.PLACE] = site(points.place(), "order placed by a library");
        sites[Orders.REPLACE] = site(points.call("replace"), "order replaced by a library");
        sites[Orders.CANCEL] = site(points.call("cancel"), "order cancelled by a library");
        sites[Orders.QUERY] = site(points.call("query"), "order queried by a library");
        rejectSite = site(points.reject(), "order refused");
    }

    private int site(Point point, String title) {
        return measure.site(point, title, new String[point.slots().size()]);
    }

    @Override
    @HotPath
    public int enter(
            int call,
            long startNanos,
            @Nullable Object exchange,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side) {
        return measure.enter(sites[call], startNanos, exchange, symbol, type, side, null);
    }

    @Override
    @HotPath
    public void exit(int token, int call, long startNanos, boolean refused, @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        if (thrown == null && !refused) {
            measure.exit(token, startNanos, false);
        } else {
            refuse(token, call, startNanos, thrown);
        }
    }

    /** A call that did not end well. A library that does not know the call has made none. */
    private void refuse(int token, int call, long startNanos, @Nullable Throwable thrown) {
        String reason = thrown == null ? REFUSED : reasons.of(thrown);
        if (reason.equals(RejectReasons.NOT_OFFERED)) {
            measure.retract(token);
            return;
        }
        Series series = measure.seriesOf(token);
        measure.exit(token, startNanos, true);
        if (series != null && call != Orders.QUERY && !reason.equals(RejectReasons.UNKNOWN)) {
            String symbol = call == Orders.PLACE ? series.label(1) : "";
            measure.count(rejectSite, 1, series.label(0), symbol, reason, null, null);
        }
    }
}
