package io.tbot.extension.weave;

import io.tbot.bootstrap.Probe;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.Addition;
import net.bytebuddy.implementation.bytecode.Duplication;
import net.bytebuddy.implementation.bytecode.Removal;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.InstanceCheck;
import net.bytebuddy.implementation.bytecode.constant.IntegerConstant;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import org.jspecify.annotations.Nullable;

/**
 * The end of what advice throws: counted in {@link Probe#faults}, and in {@link Probe#overflows} where the stack
 * overflowed, in the woven method itself and without a call. Where the stack is used up a call would throw in turn, at
 * the bot.
 */
final class FaultCounting {
    private FaultCounting() {}

    static Advice.ExceptionHandler handler() {
        return new Advice.ExceptionHandler.Simple(new StackManipulation.Compound(
                Duplication.SINGLE,
                InstanceCheck.of(TypeDescription.ForLoadedType.of(StackOverflowError.class)),
                addTo("overflows"),
                Removal.SINGLE,
                IntegerConstant.ONE,
                addTo("faults")));
    }

    /**
     * Has the loader look up what the handler names, so that the JVM need not ask it, which is a call as well, when the
     * handler runs for the first time.
     */
    static void prepare(@Nullable ClassLoader loader) {
        try {
            Class.forName(Probe.class.getName(), false, loader);
            Class.forName(StackOverflowError.class.getName(), false, loader);
        } catch (ClassNotFoundException hidden) {
            throw new LinkageError("a handler could not be resolved here", hidden);
        }
    }

    /** Adds the int on the stack to a static field of the facade. */
    private static StackManipulation addTo(String field) {
        try {
            FieldDescription count = new FieldDescription.ForLoadedField(Probe.class.getField(field));
            return new StackManipulation.Compound(
                    FieldAccess.forField(count).read(),
                    Addition.INTEGER,
                    FieldAccess.forField(count).write());
        } catch (NoSuchFieldException impossible) {
            throw new LinkageError("io.tbot.bootstrap.Probe has no field " + field, impossible);
        }
    }
}
