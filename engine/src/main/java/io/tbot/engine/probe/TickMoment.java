package io.tbot.engine.probe;

import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import org.jspecify.annotations.Nullable;

/** When a market data probe knows of its tick: where the handler begins, or where the call that asked returns. */
public enum TickMoment {
    /** It is no market data. */
    NONE,
    /** At entry, which tells all there is. */
    ENTRY,
    /** Just after entry, once the venue's time or number of it is read. */
    READ,
    /** At the return. */
    RETURN,
    /** At the return, which holds the venue's time or number of it. */
    RETURN_READ;

    /** The moment by the entry alone; see {@link #of(ProbeSpec, String)}. */
    public static TickMoment of(ProbeSpec probe) {
        if (probe.op() != Operation.MD_TICK && probe.op() != Operation.MD_SNAPSHOT) {
            return NONE;
        }
        Expression time = probe.bindings().get("exchange_time");
        Expression sequence = probe.bindings().get("sequence");
        boolean snapshot = probe.op() == Operation.MD_SNAPSHOT;
        if (snapshot && (returned(time) || returned(sequence))) {
            return RETURN_READ;
        }
        for (int slot = 0; slot < probe.slotNames().size(); slot++) {
            if (returned(probe.slot(slot))) {
                return RETURN;
            }
        }
        return time instanceof Expression.Path || sequence instanceof Expression.Path ? READ : ENTRY;
    }

    /**
     * The moment in one method: a snapshot that a method returns, and of which it gets nothing but what was asked for,
     * is there when it returns.
     *
     * @param method name and descriptor
     */
    static TickMoment of(ProbeSpec probe, String method) {
        TickMoment moment = of(probe);
        boolean asked = probe.op() == Operation.MD_SNAPSHOT && !method.endsWith(")V");
        return moment == ENTRY && asked ? RETURN : moment;
    }

    private static boolean returned(@Nullable Expression expression) {
        return expression instanceof Expression.Path path && path.root() == Expression.Root.RETURN;
    }
}
