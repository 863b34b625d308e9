package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.exchange.MessageReader;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.lookup.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * Orders and market data as the bot's WebSockets tell of them, where the venue's profile knows the message.
 *
 * <p>Threads: any of the bot's; nobody waits. A message is walked over twice: until it is known what it is, then until
 * what is wanted of it is found. Shape: a tick allocates nothing; a report allocates the values it tells.
 */
public final class VenueStreams extends MessageReader {
    /** Ticks of one message; what is beyond is not counted as ticks. */
    private static final int MAX_TICKS = 64;

    private static final int MAX_SYMBOLS = 4096;

    private final VenueTraffic traffic;
    private final OrderFlow flow;
    private final Feeds feeds;
    private final NameTable symbols = new NameTable(MAX_SYMBOLS);
    private final Requests requests = new Requests();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<StreamReader> readers = new Readers();

    public VenueStreams(VenueTraffic traffic, OrderFlow flow, Feeds feeds) {
        this.traffic = traffic;
        this.flow = flow;
        this.feeds = feeds;
    }

    @Override
    @HotPath
    public void received(String exchange, Object payload, long arrivalNanos) {
        Profile profile = traffic.profiles().of(exchange);
        if (profile != null && !profile.received.isEmpty()) {
            readers.get().receive(exchange, profile.received, payload, arrivalNanos);
        }
    }

    @Override
    @HotPath
    public void handled() {
        Scratch scratch = traffic.scratch();
        int ticks = scratch.ticks;
        scratch.ticks = 0;
        for (int i = 0; i < ticks; i++) {
            feeds.handled();
        }
    }

    @Override
    @HotPath
    public void sending(String exchange, Object payload) {
        Profile profile = traffic.profiles().of(exchange);
        if (profile != null && !profile.sent.isEmpty()) {
            send(exchange, profile.sent, payload);
        }
    }

    @HotPath
    private void send(String exchange, Messages messages, Object payload) {
        StreamReader reader = readers.get();
        int count = reader.scratch.take(payload);
        Message message = reader.recognise(messages, count);
        if (message != null) {
            reader.scanWhole(exchange, message, count);
            order(exchange, message, reader.scratch);
        }
        reader.scratch.wipe();
    }

    /** An order call leaves; its reply comes with the same request id. */
    private void order(String exchange, Message message, Scratch scratch) {
        String id = scratch.found.text(Fact.REQUEST_ID);
        OrderFacts facts = flow.facts();
        FactsOf.put(scratch.values.before(message), facts);
        long nanos = System.nanoTime();
        facts.kind = message.kind;
        facts.exchange = exchange;
        facts.timeNanos = nanos;
        boolean counted = flow.openCall() == 0;
        flow.begin(facts);
        long call = facts.call;
        if (counted) {
            traffic.points().sent(facts);
        }
        flow.wired(nanos);
        flow.leave();
        if (id != null && call != 0) {
            boolean took = requests.put(
                    new Requests.Request(exchange, id, message.kind, call, counted, nanos, facts.symbol, facts.type));
            if (took) {
                traffic.points().lost(exchange, "request_overwritten");
            }
        }
    }

    /** A message, or an element of it, says something of an order. */
    @HotPath
    void report(String exchange, Message message, long arrivalNanos, Scratch scratch) {
        if (message.meaning == Message.REPLY) {
            noteLimit(exchange, scratch.found);
            Requests.Request request = requests.take(exchange, Fact.REQUEST_ID, scratch.found);
            if (request != null) {
                reply(request, arrivalNanos, scratch);
            }
        } else if (scratch.found.has(Fact.ID) || scratch.found.has(Fact.CLIENT_ID)) {
            tell(exchange, message, arrivalNanos, scratch);
        }
    }

    /** A reply may say that what it answers was refused for a limit, whatever that was. */
    @HotPath
    private void noteLimit(String exchange, Found found) {
        if (found.has(Fact.CODE)) {
            refused(exchange, found);
        }
    }

    private void refused(String exchange, Found found) {
        Profile profile = traffic.profiles().of(exchange);
        String code = found.text(Fact.CODE);
        String limit = profile == null || code == null ? null : profile.limitOf(code);
        if (limit != null) {
            traffic.refused(exchange, limit);
        }
    }

    private void tell(String exchange, Message message, long arrivalNanos, Scratch scratch) {
        OrderFacts facts = flow.facts();
        FactsOf.put(scratch.values.before(message), facts);
        facts.step = message.meaning == Message.FILL ? OrderFacts.TRADE : OrderFacts.REPORT;
        facts.exchange = exchange;
        facts.timeNanos = arrivalNanos;
        facts.venueEpochNanos = scratch.found.epochNanos(Fact.TIME);
        flow.tell(facts);
    }

    private void reply(Requests.Request request, long arrivalNanos, Scratch scratch) {
        OrderFacts facts = flow.facts();
        Profile profile = traffic.profiles().of(request.exchange());
        String code = scratch.found.text(Fact.CODE);
        if (code != null && (profile == null || profile.isError(code))) {
            Answer.refuse(profile, code, facts);
        } else {
            FactsOf.put(scratch.values.before(Nothing.VALUES), facts);
            facts.reason = null;
        }
        facts.step = OrderFacts.END;
        facts.kind = request.kind();
        facts.call = request.call();
        facts.exchange = request.exchange();
        facts.symbol = request.symbol() == null ? facts.symbol : request.symbol();
        facts.timeNanos = arrivalNanos;
        facts.venueEpochNanos = scratch.found.epochNanos(Fact.TIME);
        if (request.counted()) {
            traffic.points().answered(facts, arrivalNanos - request.startNanos(), facts.symbol, request.type());
        }
        flow.tell(facts);
    }

    /** A message, or an element of it, is a tick, if it says of what. */
    @HotPath
    void tick(String exchange, Message message, long arrivalNanos, StreamReader reader) {
        Scratch scratch = reader.scratch;
        Found found = scratch.found;
        int length = found.copy(Fact.SYMBOL, reader.name);
        if (length == 0) {
            length = reader.star(message);
        }
        long venueNanos = found.epochNanos(Fact.TIME);
        long last = number(found, Fact.SEQUENCE);
        if (length == 0 || scratch.ticks >= MAX_TICKS) {
            return;
        }
        if (message.dated && venueNanos == 0 && last == OrderFacts.NONE) {
            return;
        }
        long first = number(found, Fact.FIRST_SEQUENCE);
        String symbol = symbols.of(reader.name, length);
        scratch.ticks++;
        feeds.arrived(
                OrderFacts.CAUSAL,
                arrivalNanos,
                exchange,
                symbol,
                message.dataType,
                venueNanos,
                first == OrderFacts.NONE ? last : first,
                last,
                number(found, Fact.PREVIOUS_SEQUENCE));
        if (found.has(Fact.BID) && found.has(Fact.ASK)) {
            feeds.quoted(exchange, symbol, arrivalNanos, found.decimal(Fact.BID), found.decimal(Fact.ASK));
        }
    }

    /** A venue that has no number for it writes -1. */
    @HotPath
    private static long number(Found found, int slot) {
        long number = found.number(slot, OrderFacts.NONE);
        return number < 0 ? OrderFacts.NONE : number;
    }

    /** No values. */
    private static final class Nothing implements Values {
        static final Nothing VALUES = new Nothing();

        @Override
        public @Nullable String text(int slot) {
            return null;
        }
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private final class Readers extends ThreadLocal<StreamReader> {
        @Override
        protected StreamReader initialValue() {
            return new StreamReader(VenueStreams.this, traffic);
        }
    }
}
