package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import io.tbot.engine.config.Operation;
import io.tbot.engine.config.ProbeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When each fact of an order probe is read: at the entry of the call it times, since the bot reuses its objects, or at
 * its return where the result says it. A report is told at entry, before the bot acts on it, unless it is what the
 * method returns. An answer is told at the return, item by item where it is a list.
 */
final class OrderLayout {
    private final ProbeSpec probe;
    private final List<Fact> entry = new ArrayList<>();
    private final List<Fact> exit = new ArrayList<>();

    /** Of a list: what holds for the whole of it. */
    private final List<Fact> whole = new ArrayList<>();

    OrderLayout(ProbeSpec probe) {
        this.probe = probe;
        boolean late = toldAtExit();
        for (Map.Entry<String, Expression> bound : probe.bindings().entrySet()) {
            Fact fact = of(probe, bound.getKey());
            if (fact == null) {
                continue;
            }
            boolean ofItem = isRoot(bound.getValue(), Expression.Root.ITEM);
            if (list() != null && !ofItem && (fact == Fact.SYMBOL || fact == Fact.COMPLETE)) {
                whole.add(fact);
            }
            if (list() != null && fact == Fact.COMPLETE) {
                continue;
            }
            if (late || isRoot(bound.getValue(), Expression.Root.RETURN)) {
                exit.add(fact);
            } else {
                entry.add(fact);
            }
        }
    }

    /** The fact that a key of this probe fills; {@code null} where it fills none. */
    static @Nullable Fact of(ProbeSpec probe, String key) {
        boolean order = probe.op().key().startsWith("order.");
        return order && probe.op().otherKeys().contains(key) ? Fact.of(key) : null;
    }

    /** The shape of the advice; {@code null} where that of any other probe serves. */
    @Nullable
    AdviceShape shape() {
        boolean telling = !entry.isEmpty() || !exit.isEmpty();
        return switch (probe.op()) {
            case ORDER_PLACE, ORDER_REPLACE, ORDER_CANCEL -> telling ? AdviceShape.ORDER : null;
            case ORDER_EVENT -> telling ? reportShape() : null;
            case ORDER_QUERY -> list() != null ? AdviceShape.ORDER_LIST : telling ? AdviceShape.ORDER_ANSWER : null;
            default -> null;
        };
    }

    private AdviceShape reportShape() {
        return toldAtExit() ? AdviceShape.ORDER_ANSWER : AdviceShape.ORDER_EVENT;
    }

    /** Facts read at entry; position is the number of the read. */
    List<Fact> entry() {
        return entry;
    }

    /** Facts read at the return, or of each item of a list. */
    List<Fact> exit() {
        return exit;
    }

    /** Facts of a whole list. */
    List<Fact> whole() {
        return whole;
    }

    /** Where the list is. */
    Expression.@Nullable Path list() {
        return probe.op() == Operation.ORDER_QUERY && probe.bindings().get("list") instanceof Expression.Path path
                ? path
                : null;
    }

    private boolean toldAtExit() {
        if (probe.op() == Operation.ORDER_QUERY) {
            return true;
        }
        boolean returned = isRoot(probe.bindings().get("status"), Expression.Root.RETURN);
        for (Map.Entry<String, Expression> bound : probe.bindings().entrySet()) {
            returned |= of(probe, bound.getKey()) != null && isRoot(bound.getValue(), Expression.Root.RETURN);
        }
        return probe.op() == Operation.ORDER_EVENT && returned;
    }

    private static boolean isRoot(@Nullable Expression expression, Expression.Root root) {
        return expression instanceof Expression.Path path && path.root() == root;
    }
}
