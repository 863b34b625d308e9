package io.tbot.engine.orders;

/**
 * What time does to orders: nobody acknowledged, nobody came late, nobody ever spoke of it again.
 *
 * <p>Threads: whoever holds the blotter's lock.
 */
final class Chores {
    /** How long a report may be late. */
    private static final long DONE_NANOS = 60_000_000_000L;

    /** An open order of which nothing was told for a day is given up; a list that holds it counts as told. */
    private static final long STALE_NANOS = 24 * 3600 * 1_000_000_000L;

    private static final long SELDOM_NANOS = 1_000_000_000L;

    private final OrderTable table;
    private final OrderNumbers numbers;
    private final Matching matching;
    private final long ackTimeoutNanos;
    private long seldomNanos;

    Chores(OrderTable table, OrderNumbers numbers, Matching matching, long ackTimeoutNanos) {
        this.table = table;
        this.numbers = numbers;
        this.matching = matching;
        this.ackTimeoutNanos = ackTimeoutNanos;
    }

    void run(long nowNanos) {
        orphans(nowNanos);
        if (seldomNanos != 0 && nowNanos - seldomNanos < SELDOM_NANOS) {
            return;
        }
        seldomNanos = nowNanos;
        matching.expire(nowNanos);
        for (OrderRecord order = table.done.first();
                order != null && nowNanos - order.lastNanos > DONE_NANOS && nowNanos - order.doneNanos > DONE_NANOS;
                order = table.done.first()) {
            table.forget(order);
        }
        stale(nowNanos);
    }

    private void orphans(long nowNanos) {
        for (OrderRecord order = table.awaited.first();
                order != null && nowNanos - order.submitNanos > ackTimeoutNanos;
                order = table.awaited.first()) {
            table.awaited.remove(order);
            numbers.orphaned(order);
            order.orphaned = true;
        }
    }

    private void stale(long nowNanos) {
        OrderRecord order = table.open.first();
        while (order != null && nowNanos - order.submitNanos > STALE_NANOS) {
            OrderRecord next = table.open.after(order);
            if (nowNanos - order.lastNanos > STALE_NANOS) {
                table.forget(order);
                table.evictedStale++;
            }
            order = next;
        }
    }
}
