package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import io.tbot.engine.exchange.ReadCall;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One call of a venue's API that is about orders, from its request to what its answer says.
 *
 * <p>Threads: the bot's, one at a time; the agent's clock ends one whose body nobody reads. Whoever ends it first
 * tells. Shape: under 256 bytes with its scanner, and the values it tells.
 */
final class ApiCall extends ReadCall implements Values {
    final VenueTraffic traffic;
    final Profile profile;
    final Route route;
    private final String exchange;
    private final long startNanos;
    private final long wireNanos;
    private final JsonScanner scanner = new JsonScanner();
    private final AnswerReader reader = new AnswerReader(this);
    private final AtomicBoolean told = new AtomicBoolean();

    /** What the answer said, in the order of the slots that are wanted of it. */
    private final String[] values;

    /** Until the request is told. */
    private @Nullable String path;

    private @Nullable String query;
    private boolean begun;
    private boolean within;

    /** The call of the bot's that this one is; 0 where it is none of its order calls. */
    private long call;

    /** Whether no library and no probe counts the call. */
    private boolean counted;

    private @Nullable Object symbol;
    private @Nullable Object type;
    private int status;
    private @Nullable Throwable thrown;
    private boolean bodyBegun;

    /** When the first element of a list was told; 0 before. */
    private long listNanos;

    /** When the answer was there; 0 before. */
    volatile long answerNanos;

    /** Where it waits for its body to be read; negative before. */
    int place = -1;

    ApiCall(
            VenueTraffic traffic,
            Profile profile,
            Route route,
            String exchange,
            @Nullable String path,
            @Nullable String query,
            long startNanos,
            long wireNanos) {
        this.traffic = traffic;
        this.profile = profile;
        this.route = route;
        this.exchange = exchange;
        this.path = path;
        this.query = query;
        this.startNanos = startNanos;
        this.wireNanos = wireNanos;
        values = new String[Long.bitCount(route.answer.wanted())];
        scanner.begin(route.answer);
    }

    @HotPath
    String exchange() {
        return exchange;
    }

    /** What the call is about, where its request is not seen. */
    @HotPath
    void asks(@Nullable Object symbol) {
        this.symbol = symbol;
    }

    @Override
    @HotPath
    public void requestBody(Object body) {
        if (!begun) {
            begin(body);
        }
    }

    /** Tells the request. */
    void begin(@Nullable Object body) {
        begun = true;
        Scratch scratch = traffic.scratch();
        Found found = scratch.found;
        found.clear();
        RequestReader.read(route, path, query, body, scratch);
        scratch.wipe();
        path = null;
        query = null;
        OrderFacts facts = traffic.flow().facts();
        FactsOf.put(scratch.values.before(route), facts);
        facts.kind = route.kind;
        facts.exchange = exchange;
        facts.timeNanos = startNanos;
        symbol = facts.symbol == null ? symbol : facts.symbol;
        type = facts.type;
        if (route.kind != Orders.QUERY) {
            counted = traffic.flow().openCall() == 0;
            traffic.flow().begin(facts);
            within = true;
            call = facts.call;
            if (counted) {
                traffic.points().sent(facts);
                traffic.flow().wired(wireNanos);
            }
        }
    }

    @Override
    @HotPath
    public void leaves() {
        if (!begun) {
            begin(null);
        }
        if (within) {
            within = false;
            traffic.flow().leave();
        }
    }

    @Override
    @HotPath
    public void answered(int status, @Nullable Throwable thrown, long nanos, boolean bodyFollows) {
        leaves();
        this.status = status;
        this.thrown = status > 0 ? null : thrown;
        answerNanos = nanos;
        if (!bodyFollows || scanner.verdict() != JsonScanner.OPEN) {
            end();
        } else {
            traffic.await(this);
        }
    }

    @Override
    @HotPath
    public void answeredAnew() {
        scanner.begin(route.answer);
        Arrays.fill(values, null);
        bodyBegun = false;
    }

    @Override
    @HotPath
    public void responseBody(@Nullable Object content, int offset, int length) {
        if (scanner.verdict() != JsonScanner.OPEN || told.get()) {
            return;
        }
        Scratch scratch = traffic.scratch();
        if (content == null) {
            scanner.end();
        } else {
            int count = scratch.take(content, offset, length);
            bodyBegun |= count > 0;
            scratch.found.clear();
            scanner.scan(scratch.chars, 0, count, scratch.found, reader);
            scratch.wipe();
            if (length > count && scanner.verdict() == JsonScanner.OPEN) {
                scanner.cut();
            }
            if (scratch.found.filled() != 0) {
                keep(scratch.found);
            }
            if (scratch.found.leftOut) {
                traffic.noteLeftOut(exchange);
            }
        }
        if (scanner.verdict() != JsonScanner.OPEN && answerNanos != 0) {
            end();
        }
    }

    /** Keeps what a part of the answer said. */
    private void keep(Found found) {
        long wanted = route.answer.wanted();
        long filled = found.filled();
        while (filled != 0) {
            int slot = Long.numberOfTrailingZeros(filled);
            filled &= filled - 1;
            int place = Long.bitCount(wanted & ((1L << slot) - 1));
            String value = found.text(slot);
            if (value != null) {
                values[place] = value;
            }
        }
    }

    /** What an earlier part of the answer said of an element that is over. */
    private void forget(long slots) {
        long rest = slots;
        while (rest != 0) {
            int slot = Long.numberOfTrailingZeros(rest);
            rest &= rest - 1;
            values[Long.bitCount(route.answer.wanted() & ((1L << slot) - 1))] = null;
        }
    }

    @Override
    public @Nullable String text(int slot) {
        long wanted = route.answer.wanted();
        return (wanted & 1L << slot) == 0 ? null : values[Long.bitCount(wanted & ((1L << slot) - 1))];
    }

    /** An element of a list. */
    void item(Found found) {
        OrderFacts facts = traffic.flow().facts();
        FactsOf.put(traffic.scratch().values.before(this), facts);
        forget(route.answer.itemSlots());
        if (facts.venueId == null && facts.clientId == null) {
            return;
        }
        facts.symbol = facts.symbol == null ? symbol : facts.symbol;
        facts.venueEpochNanos = found.epochNanos(Fact.TIME);
        facts.step = route.trades ? OrderFacts.TRADE : OrderFacts.LISTED;
        tell(facts);
    }

    private void tell(OrderFacts facts) {
        facts.kind = route.kind;
        facts.exchange = exchange;
        if (listNanos == 0) {
            listNanos = answerNanos == 0 ? System.nanoTime() : answerNanos;
        }
        facts.timeNanos = listNanos; // of a list all at once, however long it takes to read
        traffic.flow().tell(facts);
    }

    /** Tells what became of the call, once. */
    void end() {
        if (told.compareAndSet(false, true)) {
            traffic.forget(this);
            int verdict = scanner.verdict();
            if (bodyBegun && (verdict == JsonScanner.BROKEN || verdict == JsonScanner.CUT)) {
                traffic.noteUnread(exchange, verdict == JsonScanner.CUT);
            }
            OrderFacts facts = traffic.flow().facts();
            Answer.judge(this, status, thrown, facts);
            noteLimit();
            if (route.kind == Orders.QUERY) {
                endQuery(facts, verdict);
            } else {
                endCall(facts);
            }
        }
    }

    /** Counts a refusal for a limit that the body tells. */
    private void noteLimit() {
        String code = Answer.code(this);
        String limit = code == null ? null : profile.limitOf(code);
        if (limit != null) {
            traffic.refused(exchange, endpoint, status, limit);
        }
    }

    private void endCall(OrderFacts facts) {
        if (facts.outcome == OrderFacts.OK) {
            Object reason = facts.reason;
            FactsOf.put(this, facts);
            facts.reason = reason;
        }
        String time = text(Fact.TIME);
        facts.venueEpochNanos = time == null ? 0 : VenueTime.epochNanos(time.toCharArray(), 0, time.length());
        facts.symbol = symbol == null ? facts.symbol : symbol;
        facts.kind = route.kind;
        facts.exchange = exchange;
        if (counted) {
            facts.counted = facts.outcome != OrderFacts.OK;
            traffic.points().answered(facts, answerNanos - startNanos, facts.symbol, type);
        }
        if (call != 0) {
            facts.call = call;
            facts.step = OrderFacts.END;
            tell(facts);
        }
    }

    private void endQuery(OrderFacts facts, int verdict) {
        if (facts.outcome != OrderFacts.OK || status == 0) {
            return;
        }
        if (route.answer.itemSlots() != 0) {
            if (route.complete && verdict == JsonScanner.ENDED) {
                facts.step = OrderFacts.LIST_END;
                facts.symbol = symbol;
                facts.complete = true;
                tell(facts);
            }
            return;
        }
        FactsOf.put(this, facts);
        if (facts.venueId != null || facts.clientId != null) {
            facts.symbol = facts.symbol == null ? symbol : facts.symbol;
            facts.step = OrderFacts.LISTED;
            tell(facts);
        }
    }
}
