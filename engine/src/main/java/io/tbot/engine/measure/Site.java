package io.tbot.engine.measure;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One place in woven bytecode, or one hook of ours, that measures a {@link Point}. */
public final class Site {
    private final int id;
    private final Point point;
    private final String title;
    private final int guard;

    /** Label texts that never change here; {@code null} where a slot is filled by each call. */
    private final @Nullable String[] literals;

    /** Whether a label is known only when the call ends. */
    private final boolean late;

    private final AtomicInteger faults = new AtomicInteger();
    private final AtomicInteger overflows = new AtomicInteger();
    private volatile @Nullable Throwable lastFault;

    Site(int id, Point point, String title, int guard, @Nullable String[] literals, boolean late) {
        this.id = id;
        this.point = point;
        this.title = title;
        this.guard = guard;
        this.literals = literals.clone();
        this.late = late;
    }

    public int id() {
        return id;
    }

    public Point point() {
        return point;
    }

    /** What a person calls it: {@code com.acme.Gateway.place (order.place)}. */
    public String title() {
        return title;
    }

    /** Calls of one guard nest; 0 never does. */
    int guard() {
        return guard;
    }

    boolean late() {
        return late;
    }

    @Nullable
    String literal(int slot) {
        return slot < literals.length ? literals[slot] : null;
    }

    /**
     * Notes a fault inside this probe; returns how many there are now that are its own. A stack overflow is not: it
     * strikes whoever is called where the bot's stack ends.
     */
    public int fault(Throwable cause) {
        if (cause instanceof StackOverflowError) {
            overflows.incrementAndGet();
            return faults.get();
        }
        lastFault = cause;
        return faults.incrementAndGet();
    }

    /** Stack overflows that struck in this probe so far. */
    int overflows() {
        return overflows.get();
    }

    /** Faults seen so far. */
    public int faults() {
        return faults.get();
    }

    /** The last fault, for the report. */
    public @Nullable Throwable lastFault() {
        return lastFault;
    }
}
