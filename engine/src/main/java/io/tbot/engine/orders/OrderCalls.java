package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.OrderSink;
import io.tbot.bootstrap.Orders;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.exchange.ClientCall;
import io.tbot.engine.exchange.ClientCalls;
import io.tbot.engine.exchange.Clients;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import org.jspecify.annotations.Nullable;

/**
 * The order calls that libraries make known: each counted once, by its outermost method, in the same series as those of
 * own probes. Inside an own probe the probe counts the call, and only refusals and unknown outcomes are counted here. A
 * call of another kind within one is not counted; what it does to an order is told.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: nothing is thrown. Not: what the venue does after the call
 * returned.
 */
public final class OrderCalls extends OrderSink {
    private final Measure measure;
    private final Clients clients;
    private final OrderFlow flow;
    private final CallFailures failures = new CallFailures();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<ClientCall> calls = new ClientCalls();

    /** Sites by call: {@link Orders#PLACE} to {@link Orders#QUERY}. */
    private final int[] sites = new int[4];

    /** The same, for calls whose venue is not known when they begin. */
    private final int[] lateSites = new int[4];

    private volatile AnswerTexts answers = AnswerTexts.NONE;
    private final int rejectSite;
    private final int unknownSite;

    public OrderCalls(Measure measure, Families families, Clients clients, OrderFlow flow) {
        this.measure = measure;
        this.clients = clients;
        this.flow = flow;
        OrderPoints points = new OrderPoints(measure, families);
        sites(Orders.PLACE, points.place(), "order placed by a library");
        sites(Orders.REPLACE, points.call("replace"), "order replaced by a library");
        sites(Orders.CANCEL, points.call("cancel"), "order cancelled by a library");
        sites(Orders.QUERY, points.call("query"), "order queried by a library");
        rejectSite = measure.site(points.reject(), "order refused", new String[3]);
        unknownSite = measure.site(points.unknownOutcome(), "order of unknown fate", new String[3]);
    }

    private void sites(int call, Point point, String title) {
        int slots = point.slots().size();
        sites[call] = measure.site(point, title, new String[slots]);
        lateSites[call] = measure.site(point, title, new String[slots], true, 0);
    }

    @Override
    public void client(Object client, @Nullable String name, @Nullable String uri) {
        clients.remember(client, name, uri);
    }

    @Override
    @HotPath
    public OrderFacts facts() {
        return flow.facts();
    }

    @Override
    @HotPath
    public void tell(OrderFacts facts) {
        Object exchange = facts.exchange;
        String venue = clients.venueOf(exchange);
        facts.exchange = venue == null ? clients.guess(exchange) : venue;
        facts.timeNanos = facts.timeNanos == 0 ? System.nanoTime() : facts.timeNanos;
        flow.tell(facts);
    }

    @Override
    public void streamed(Object service, boolean trade, Object item) {
        try {
            OrderFacts facts = facts();
            StreamedItem.read(item, trade, facts);
            facts.exchange = service;
            tell(facts);
        } catch (Throwable unreadable) { // what another version of the library lacks, or its own fault
            Probe.failed(0, unreadable);
        }
    }

    @Override
    @HotPath
    public @Nullable Object venue() {
        return calls.get().exchange;
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
        ClientCall open = calls.get();
        String venue = clients.venueOf(exchange);
        if (open.takes(venue, symbol)) {
            if (call == open.kind || call == Orders.QUERY) {
                return ClientCall.WITHIN;
            }
            begin(call, startNanos, venue == null ? open.exchange : venue, symbol, type, side);
            return ClientCall.PART;
        }
        int token;
        if (venue == null) {
            token = measure.enter(lateSites[call], startNanos, null, null, null, null, null);
        } else if (call == Orders.PLACE) {
            token = measure.enter(sites[call], startNanos, venue, symbol, type, side, null);
        } else {
            token = measure.enter(sites[call], startNanos, venue, null, null, null, null);
        }
        open.open(exchange, venue, symbol);
        open.kind = call;
        open.type = type;
        open.side = side;
        if (call != Orders.QUERY) {
            begin(call, startNanos, venue, symbol, type, side);
        }
        return token < 0 ? ClientCall.PROBED : token;
    }

    @HotPath
    private void begin(
            int call,
            long startNanos,
            @Nullable String venue,
            @Nullable Object symbol,
            @Nullable Object type,
            @Nullable Object side) {
        OrderFacts facts = flow.told();
        facts.kind = call;
        facts.timeNanos = startNanos;
        facts.exchange = venue;
        facts.symbol = symbol == null ? facts.symbol : symbol;
        facts.type = type;
        facts.side = side;
        flow.begin(facts);
    }

    @Override
    @HotPath
    public void exit(int token, int call, long startNanos, boolean refused, @Nullable Throwable thrown) {
        if (token == ClientCall.WITHIN) {
            return;
        }
        ClientCall open = calls.get();
        if (token == ClientCall.PART) {
            endPart(open, call, refused, thrown);
            return;
        }
        open.end();
        open.exchange = venue(open);
        OrderFacts facts = flow.told();
        if (thrown == null && !refused) {
            finish(open, token, call, startNanos, false);
        } else {
            try {
                refuse(open, token, call, startNanos, thrown, facts);
            } catch (Throwable struck) { // the exception's own methods are the bot's
                Probe.faults++;
                facts.outcome = OrderFacts.UNKNOWN;
            }
        }
        if (call != Orders.QUERY) {
            facts.kind = call;
            facts.timeNanos = open.endNanos;
            facts.exchange = open.exchange;
            facts.symbol = open.symbol;
            flow.end(facts);
        }
        open.clear();
    }

    @HotPath
    private void endPart(ClientCall open, int call, boolean refused, @Nullable Throwable thrown) {
        OrderFacts facts = flow.told();
        if (thrown != null || refused) {
            try {
                failures.tell(thrown, facts);
            } catch (Throwable struck) { // the exception's own methods are the bot's
                Probe.faults++;
                facts.outcome = OrderFacts.UNKNOWN;
            }
        }
        facts.counted = thrown != null; // with the call that it ends as well
        facts.kind = call;
        facts.timeNanos = System.nanoTime();
        facts.exchange = venue(open);
        flow.end(facts);
    }

    /** Who understands the texts of answers from now on. */
    public void readWith(AnswerTexts answers) {
        this.answers = answers;
    }

    @Override
    @HotPath
    public void answered(String venue, String method, String path, @Nullable Object symbol, String text) {
        String exchange = venue(calls.get());
        answers.read(exchange == null ? venue : exchange, venue, method, path, symbol, text);
    }

    @HotPath
    private void finish(ClientCall open, int token, int call, long startNanos, boolean failed) {
        if (token < 0) {
            return;
        }
        if (measure.seriesOf(token) != null) {
            measure.exit(token, startNanos, open.endNanos, failed);
        } else if (call == Orders.PLACE) {
            measure.exitLabelled(
                    lateSites[call],
                    token,
                    startNanos,
                    open.endNanos,
                    failed,
                    open.exchange,
                    open.symbol,
                    open.type,
                    open.side,
                    null);
        } else {
            measure.exitLabelled(
                    lateSites[call], token, startNanos, open.endNanos, failed, open.exchange, null, null, null, null);
        }
    }

    @HotPath
    private @Nullable String venue(ClientCall open) {
        String venue = open.exchange;
        return venue == null ? clients.guess(open.client) : venue;
    }

    /** A call that did not end well. A library that does not know the call has made none. */
    private void refuse(
            ClientCall open, int token, int call, long startNanos, @Nullable Throwable thrown, OrderFacts facts) {
        CallFailure failure = failures.tell(thrown, facts);
        facts.counted = true;
        if (failure.outcome() == CallFailure.Outcome.NOT_OFFERED) {
            if (token >= 0) {
                measure.retract(token);
            }
            return;
        }
        finish(open, token, call, startNanos, true);
        if (call != Orders.QUERY) {
            boolean unknown = failure.outcome() == CallFailure.Outcome.UNKNOWN;
            int site = unknown ? unknownSite : rejectSite;
            measure.count(site, 1, open.exchange, open.symbol, failure.reason(), null, null);
        }
    }
}
