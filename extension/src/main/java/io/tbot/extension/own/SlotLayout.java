package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import io.tbot.engine.config.ProbeSpec;
import io.tbot.engine.probe.TickMoment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a probe's label slots map onto the advice: a slot is a literal or open (the advice passes {@code null}), loaded
 * directly, or read under a guard into one of the advice's numbered locals first.
 *
 * <p>Shape: {@code entryReads} become the locals {@code r0…}, {@code exitReads} those after them. Known from the entry
 * alone; whether a path resolves is a matter of each woven method.
 */
final class SlotLayout {
    private static final int FEW_READS = 2;

    private final ProbeSpec probe;
    private final boolean labelledAtExit;
    private final List<Integer> entryReads = new ArrayList<>();
    private final List<Integer> exitReads = new ArrayList<>();
    private final OrderLayout order;
    private final AdviceShape shape;

    SlotLayout(ProbeSpec probe) {
        this.probe = probe;
        this.labelledAtExit = usesResult();
        this.order = new OrderLayout(probe);
        for (int slot = 0; slot < slots(); slot++) {
            if (probe.slot(slot) instanceof Expression.Path path) {
                assign(slot, path);
            }
        }
        this.shape = chooseShape();
    }

    ProbeSpec probe() {
        return probe;
    }

    AdviceShape shape() {
        return shape;
    }

    int slots() {
        return probe.slotNames().size();
    }

    @Nullable
    Expression slot(int slot) {
        return slot < slots() ? probe.slot(slot) : null;
    }

    /** When the facts of an order are read. */
    OrderLayout order() {
        return order;
    }

    /** Whether the venue's time and number of a tick are read at this edge. */
    boolean readsTick(boolean atEntry) {
        return shape == (atEntry ? AdviceShape.TICK : AdviceShape.SNAPSHOT);
    }

    /** Slots read under guard at entry; position is the number of the local. */
    List<Integer> entryReads() {
        return entryReads;
    }

    /** Slots read under guard at exit. */
    List<Integer> exitReads() {
        return exitReads;
    }

    /** What decides whether the call failed: {@code ok}, else {@code fail}; its {@code null} is about the result. */
    Expression.@Nullable Path verdict() {
        if (probe.bindings().get("ok") instanceof Expression.Path ok) {
            return ok;
        }
        Expression fail = probe.bindings().get("fail");
        if (fail instanceof Expression.Null) {
            return new Expression.Path(Expression.Root.RETURN, 0, List.of());
        }
        return fail instanceof Expression.Path path ? path : null;
    }

    boolean verdictIsOk() {
        return probe.bindings().get("ok") instanceof Expression.Path;
    }

    /** The literal of each slot; {@code null} where it is dynamic or open. */
    @Nullable
    String[] literals() {
        @Nullable String[] literals = new @Nullable String[slots()];
        for (int slot = 0; slot < literals.length; slot++) {
            literals[slot] = probe.slot(slot) instanceof Expression.Literal literal ? literal.text() : null;
        }
        return literals;
    }

    private void assign(int slot, Expression.Path path) {
        boolean fromResult = path.root() == Expression.Root.RETURN;
        if (!labelledAtExit) {
            if (!path.steps().isEmpty()) {
                entryReads.add(slot);
            }
        } else if (!fromResult && !isValued()) {
            // kept from the start of the call: the bot reuses its objects
            entryReads.add(slot);
        } else if (!path.steps().isEmpty()) {
            exitReads.add(slot);
        }
    }

    private boolean isValued() {
        return probe.op().valued();
    }

    private boolean usesResult() {
        boolean uses = isValued()
                && (isResult(probe.bindings().get("value")) || probe.method().equals(ProbeTarget.CONSTRUCTOR));
        for (int slot = 0; slot < slots(); slot++) {
            uses |= isResult(probe.slot(slot));
        }
        return uses;
    }

    private static boolean isResult(@Nullable Expression expression) {
        return expression instanceof Expression.Path path && path.root() == Expression.Root.RETURN;
    }

    private boolean isVerdictPlain() {
        Expression.Path verdict = verdict();
        return verdict == null || verdict.steps().isEmpty();
    }

    private AdviceShape chooseValueShape() {
        if (labelledAtExit) {
            return exitReads.size() <= FEW_READS ? AdviceShape.VALUE_AT_EXIT : AdviceShape.WIDE_VALUE_AT_EXIT;
        }
        return entryReads.size() <= FEW_READS ? AdviceShape.VALUE : AdviceShape.WIDE_VALUE;
    }

    private AdviceShape chooseShape() {
        if (isValued()) {
            return chooseValueShape();
        }
        AdviceShape telling = order.shape();
        TickMoment moment = TickMoment.of(probe);
        if (telling != null) {
            return telling;
        }
        if (moment == TickMoment.RETURN_READ) {
            return AdviceShape.SNAPSHOT;
        }
        if (labelledAtExit) {
            return entryReads.size() <= FEW_READS && exitReads.size() <= 1
                    ? AdviceShape.LABELLED_AT_EXIT
                    : AdviceShape.WIDE_LABELLED_AT_EXIT;
        }
        if (moment == TickMoment.READ) {
            return AdviceShape.TICK;
        }
        if (entryReads.isEmpty() && isVerdictPlain()) {
            return AdviceShape.CALL;
        }
        return entryReads.size() <= FEW_READS && isVerdictPlain() ? AdviceShape.READING_CALL : AdviceShape.WIDE_CALL;
    }
}
