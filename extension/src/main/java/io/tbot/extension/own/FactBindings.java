package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import java.util.List;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.constant.TextConstant;
import org.jspecify.annotations.Nullable;

/**
 * Turns the facts of an order probe into instructions of the woven method: each reads its value and puts it into the
 * facts that the advice holds in its local {@code facts}, without boxing. What does not resolve is left out.
 */
final class FactBindings {
    private final SlotLayout layout;

    FactBindings(SlotLayout layout) {
        this.layout = layout;
    }

    /** The fact of this number at this edge. */
    StackManipulation told(WovenCall call, int index) {
        return fact(
                call, call.atEntry() ? layout.order().entry() : layout.order().exit(), index);
    }

    /** The fact of this number of a whole list. */
    StackManipulation toldOfAll(WovenCall call, int index) {
        return fact(call, layout.order().whole(), index);
    }

    private StackManipulation fact(WovenCall call, List<Fact> facts, int index) {
        StackManipulation store = index < facts.size() ? store(call, facts.get(index)) : null;
        return store == null
                ? NullConstant.INSTANCE
                : new StackManipulation.Compound(call.local("facts"), store, NullConstant.INSTANCE);
    }

    private @Nullable StackManipulation store(WovenCall call, Fact fact) {
        Expression bound = layout.probe().bindings().get(fact.key());
        if (bound instanceof Expression.Literal literal) {
            StackManipulation constant = fact == Fact.COMPLETE
                    ? IntegerConstant.forValue(literal.text().equals("true"))
                    : new TextConstant(literal.text());
            return new StackManipulation.Compound(constant, fact.storeLiteral());
        }
        ResolvedPath resolved = bound instanceof Expression.Path path ? call.resolve(path, fact.role(), layout) : null;
        return resolved == null
                ? null
                : new StackManipulation.Compound(call.code(resolved), fact.store(resolved.type()));
    }
}
