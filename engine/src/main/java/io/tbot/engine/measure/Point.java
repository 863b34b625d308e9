package io.tbot.engine.measure;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * A kind of thing that is measured, whatever site measures it: an order placed, a statement run. Its series are told
 * apart by the values of its label slots; what is exposed of them is said by {@link Families}.
 */
public final class Point {
    private final int id;
    private final String key;
    private final Guard guard;
    private final List<String> slots;
    private final int symbolSlot;

    /** Records whose label value was turned into {@code other}. */
    final LongAdder rejected = new LongAdder();

    Point(int id, String key, Guard guard, List<String> slots) {
        this.id = id;
        this.key = key;
        this.guard = guard;
        this.slots = List.copyOf(slots);
        this.symbolSlot = slots.indexOf("symbol");
    }

    int id() {
        return id;
    }

    /** Unique name, {@code order.place}. */
    public String key() {
        return key;
    }

    Guard guard() {
        return guard;
    }

    /** Names of the label slots, at most five. */
    public List<String> slots() {
        return slots;
    }

    /** The slot that holds the symbol, -1 without one. */
    int symbolSlot() {
        return symbolSlot;
    }

    /** Records that were counted under {@code other} because a cap was reached. */
    public long rejected() {
        return rejected.sum();
    }
}
