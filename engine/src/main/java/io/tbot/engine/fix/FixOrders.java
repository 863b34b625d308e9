package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.exchange.ClientCall;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.market.MarketPoints;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.orders.OrderPoints;
import io.tbot.engine.orders.StatusWords;
import org.jspecify.annotations.Nullable;

/**
 * What messages mean for the bot's orders and market data: D, F and G are calls, 8 and 9 reports, W and X ticks. Only
 * sessions that the bot initiated have any.
 *
 * <p>Threads: any of the bot's; nobody waits. Not: the life of an order; that takes its reports together.
 */
final class FixOrders {
    /** What reports of a status that was asked for have instead of an id. */
    static final String NO_ID = "0";

    private static final String SNAPSHOT = "snapshot";
    private static final String INCREMENTAL = "incremental";

    private final Measure measure;
    private final StatusWords statuses;
    private final Feeds feeds;
    private final int place;
    private final int replace;
    private final int cancel;
    private final int event;
    private final int reject;
    private final int repeat;
    private final int again;
    private final int tick;

    /** What it tells beside what it measures. */
    final FixFacts facts;

    FixOrders(Measure measure, Families families, StatusWords statuses, OrderFlow flow, Feeds feeds) {
        this.measure = measure;
        facts = new FixFacts(flow);
        this.feeds = feeds;
        this.statuses = statuses;
        OrderPoints orders = new OrderPoints(measure, families);
        place = site(orders.place(), "order over FIX");
        replace = site(orders.call("replace"), "replace over FIX");
        cancel = site(orders.call("cancel"), "cancel over FIX");
        event = site(orders.event(), "FIX report");
        reject = site(orders.reject(), "order refused over FIX");
        tick = site(new MarketPoints(measure, families).tick(), "FIX market data");
        repeat = site(orders.repeat(), "FIX report repeated");
        again = site(orders.nothingNew(), "FIX report repeated, handled");
    }

    private int site(Point point, String title) {
        return measure.site(point, title, new String[point.slots().size()]);
    }

    /** A token for {@link #ended}; -1 for no order of the bot's. */
    @HotPath
    int call(
            FixSession session,
            long startNanos,
            char kind,
            @Nullable String symbol,
            @Nullable String orderType,
            @Nullable String side) {
        if (!session.initiator) {
            return -1;
        }
        String type = FixWords.orderType(orderType);
        String way = FixWords.side(side);
        facts.begin(session, startNanos, kind, symbol, type, way);
        int token;
        if (kind == 'D') {
            token = measure.enter(place, startNanos, session.exchange, symbol, type, way, null);
        } else {
            int site = kind == 'G' ? replace : cancel;
            token = measure.enter(site, startNanos, session.exchange, null, null, null, null);
        }
        return token < 0 ? ClientCall.PROBED : token;
    }

    /** Ends what {@link #call} began. */
    @HotPath
    void ended(FixSession session, int token, long startNanos, long endNanos, boolean handedOn) {
        if (token >= 0) {
            measure.exit(token, startNanos, endNanos, !handedOn);
        }
        if (token != ClientCall.WITHIN) {
            facts.end(session, endNanos, handedOn);
        }
    }

    /**
     * Whether a message is no repetition: a report is known by its id, anything else is repeated if it says so and its
     * number was not missing.
     */
    @HotPath
    boolean isNews(FixSession session, char kind, int number, boolean again, @Nullable String execId) {
        ExecIds known = session.execIds;
        boolean news = (known != null && execId != null && !execId.equals(NO_ID))
                ? known.add(execId)
                : !again || session.gap.wasMissing(number);
        if (!news && known != null && (kind == '8' || kind == '9')) {
            measure.count(repeat, 1, session.exchange, again ? "poss_dup" : "exec_id", null, null, null);
        }
        return news;
    }

    /** A repeated report is handled: what an own probe says of it is part of that, as of any report. */
    @HotPath
    int repeating(long startNanos) {
        return measure.enter(again, startNanos, null, null, null, null, null);
    }

    @HotPath
    int report(
            FixSession session,
            long startNanos,
            @Nullable String status,
            @Nullable String executionType,
            @Nullable String transactionType,
            @Nullable String refusal,
            @Nullable String time) {
        if (!session.initiator) {
            return -1;
        }
        String code = isPending(executionType) || status == null ? executionType : status;
        facts.report(session, code, executionType, transactionType, refusal, time);
        return measure.enter(event, startNanos, session.exchange, statuses.normalise(code), null, null, null);
    }

    /** Pending new, cancel, replace: the state proper of the order may say less. */
    @HotPath
    private static boolean isPending(@Nullable String executionType) {
        return executionType != null
                && (executionType.equals("A") || executionType.equals("6") || executionType.equals("E"));
    }

    @HotPath
    void refused(FixSession session, @Nullable String symbol, String reason) {
        if (session.initiator) {
            measure.count(reject, 1, session.exchange, symbol, reason, null, null);
        }
    }

    @HotPath
    void cancelRefused(FixSession session, @Nullable String responseTo, String reason) {
        if (session.initiator) {
            measure.count(reject, 1, session.exchange, null, reason, null, null);
            facts.cancelRefused(session, responseTo, reason);
        }
    }

    /** A token for {@link #ticked}; -1 for none of the bot's. */
    @HotPath
    int tick(FixSession session, long startNanos, boolean whole, @Nullable String symbol, long venueEpochNanos) {
        if (!session.initiator) {
            return -1;
        }
        String type = whole ? SNAPSHOT : INCREMENTAL;
        feeds.arrived(
                OrderFacts.CAUSAL,
                session.arrivalNanos,
                session.exchange,
                symbol,
                type,
                venueEpochNanos,
                OrderFacts.NONE,
                OrderFacts.NONE,
                OrderFacts.NONE);
        int token = measure.enter(tick, startNanos, session.exchange, symbol, type, null, null);
        return token < 0 ? ClientCall.PROBED : token;
    }

    @HotPath
    void ticked(int token, long startNanos, boolean failed) {
        feeds.handled();
        if (token >= 0) {
            measure.exit(token, startNanos, failed);
        }
    }
}
