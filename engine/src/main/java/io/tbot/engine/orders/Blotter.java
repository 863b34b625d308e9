package io.tbot.engine.orders;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.util.function.Function;

/**
 * The lives of the bot's orders, put together from what all sources tell.
 *
 * <p>Threads: the agent's alone; one at a time, by a plain lock. {@code tbot-orders} reads on and on, a scrape or a
 * question to the API reads first what was told before it. Errors: a fact that cannot be understood is skipped and
 * counted; what finds no room is counted where it was told.
 */
public final class Blotter {
    private static final long CHORES_NANOS = 20_000_000;

    /** Measured with two ids of 16 characters, quantity, price and side. Source: docs/decisions/order-blotter.md. */
    private static final long BYTES_PER_ORDER = 760;

    private final OrderFlow flow;
    private final StatusWords statuses = new StatusWords();
    private final OrderNumbers numbers;
    private final OrderTable table;
    private final Told.Reader reader;
    private final Matching matching;
    private final Chores chores;
    private long faults;
    private long choresNanos;

    /**
     * A blotter.
     *
     * @param maxOpen open orders that are kept
     * @param ackTimeoutMillis after which an order without acknowledgement is an orphan
     */
    public Blotter(OrderFlow flow, Measure measure, Families families, int maxOpen, int ackTimeoutMillis) {
        this.flow = flow;
        numbers = new OrderNumbers(measure, families);
        table = new OrderTable(maxOpen);
        reader = new Told.Reader(statuses, numbers);
        matching = new Matching(table, numbers);
        chores = new Chores(table, numbers, matching, ackTimeoutMillis * 1_000_000L);
        families.beforeReading(() -> catchUp(System.nanoTime()));
    }

    /** Reads what was told so far; returns how many facts it were. */
    public synchronized int catchUp(long nowNanos) {
        int count = flow.drain(this::accept);
        if (count == 0 || nowNanos - choresNanos > CHORES_NANOS || choresNanos == 0) {
            choresNanos = nowNanos;
            chores.run(nowNanos);
        }
        return count;
    }

    private void accept(OrderFacts facts) {
        try {
            matching.accept(reader.read(facts), facts.timeNanos);
        } catch (RuntimeException fault) {
            faults++;
        }
    }

    /** Looks at the orders as they are after all that was told. */
    public <T> T read(Function<OrderBook, T> reader) {
        return readAt(System.nanoTime(), reader);
    }

    synchronized <T> T readAt(long nowNanos, Function<OrderBook, T> reader) {
        catchUp(nowNanos);
        return reader.apply(new OrderBook(table, nowNanos));
    }

    /** Facts that could not be taken in: a defect of ours. */
    public synchronized long faults() {
        return faults;
    }

    /** Bytes held by orders and their ids, counted from their shapes. */
    public synchronized long footprintBytes() {
        return (table.open.size() + table.done.size()) * BYTES_PER_ORDER;
    }

    /** Facts that found no place on their way. */
    public long dropped() {
        return flow.dropped();
    }

    /** Order calls within one of another kind, which were not followed. */
    public long nested() {
        return flow.within();
    }

    /** Words for an order's state that no venue's vocabulary has. */
    public long unknownStatuses() {
        return statuses.unknown();
    }
}
