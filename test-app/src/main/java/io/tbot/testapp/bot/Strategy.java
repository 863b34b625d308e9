package io.tbot.testapp.bot;

import org.jspecify.annotations.Nullable;

/**
 * Decides on ticks alone. The stand-in for a model: it waits some ticks, then trades the next tick of the symbol that
 * its plan names.
 *
 * <p>Threads: {@code strategy} only.
 */
public final class Strategy {
    private final OrderPlan plan;
    private final long lastOrder;
    private long next = 1;
    private int pauseTicks;

    /** A strategy that signals {@code orders} times. */
    Strategy(OrderPlan plan, long orders) {
        this.plan = plan;
        this.lastOrder = orders;
        this.pauseTicks = plan.pauseTicks(1);
    }

    /** The signal that this tick gives, or null. */
    public @Nullable Signal evaluate(Tick tick) {
        if (pauseTicks > 0) {
            pauseTicks--;
            return null;
        }
        if (next > lastOrder || !tick.symbol().equals(plan.symbol(next))) {
            return null;
        }
        Signal signal = plan.signal(next);
        next++;
        pauseTicks = plan.pauseTicks(next);
        return signal;
    }

    OrderPlan plan() {
        return plan;
    }

    /** Orders signalled so far; also the ordinal of the latest. */
    long signalled() {
        return next - 1;
    }

    boolean isDone() {
        return next > lastOrder;
    }
}
