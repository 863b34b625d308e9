package io.tbot.engine.orders;

import org.jspecify.annotations.Nullable;

/**
 * Orders in the order in which they came; each may be in one list of each slot. Threads: whoever holds the blotter's
 * lock.
 */
final class OrderList {
    /** Not done yet, or done and kept for what comes late. */
    static final int AGE = 0;

    /** Not acknowledged yet. */
    static final int AWAITED = 1;

    /** Open in one market. */
    static final int MARKET = 2;

    static final int SLOTS = 3;

    private final int slot;
    private @Nullable OrderRecord first;
    private @Nullable OrderRecord last;
    private int size;

    OrderList(int slot) {
        this.slot = slot;
    }

    void add(OrderRecord order) {
        OrderRecord before = last;
        order.lists[slot] = this;
        order.previous[slot] = before;
        order.next[slot] = null;
        if (before == null) {
            first = order;
        } else {
            before.next[slot] = order;
        }
        last = order;
        size++;
    }

    /** Takes an order out, if it is in. */
    void remove(OrderRecord order) {
        if (order.lists[slot] != this) {
            return;
        }
        OrderRecord before = order.previous[slot];
        OrderRecord after = order.next[slot];
        if (before == null) {
            first = after;
        } else {
            before.next[slot] = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous[slot] = before;
        }
        order.lists[slot] = null;
        order.previous[slot] = null;
        order.next[slot] = null;
        size--;
    }

    @Nullable
    OrderRecord first() {
        return first;
    }

    @Nullable
    OrderRecord last() {
        return last;
    }

    @Nullable
    OrderRecord after(OrderRecord order) {
        return order.next[slot];
    }

    @Nullable
    OrderRecord before(OrderRecord order) {
        return order.previous[slot];
    }

    int size() {
        return size;
    }
}
