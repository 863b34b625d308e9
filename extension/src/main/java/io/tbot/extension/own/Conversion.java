package io.tbot.extension.own;

import io.tbot.bootstrap.EpochTime;
import io.tbot.bootstrap.Labels;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import net.bytebuddy.implementation.bytecode.assign.primitive.PrimitiveBoxingDelegate;
import net.bytebuddy.implementation.bytecode.assign.primitive.PrimitiveWideningDelegate;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;

/** Instructions that turn the value on the stack into what the facade takes, without boxing a number. */
final class Conversion {
    private Conversion() {}

    /** A primitive as label text; an object stays as it is. */
    static StackManipulation toLabel(TypeDescription type) {
        if (!type.isPrimitive()) {
            return StackManipulation.Trivial.INSTANCE;
        }
        Class<?> taken =
                type.represents(boolean.class) ? boolean.class : type.represents(char.class) ? char.class : long.class;
        return new StackManipulation.Compound(widen(type, taken), call(Labels.class, "of", taken));
    }

    /** A primitive number, or a boolean as 0 or 1. */
    static StackManipulation toDouble(TypeDescription type) {
        return widen(type.represents(boolean.class) ? TypeDescription.ForLoadedType.of(int.class) : type, double.class);
    }

    /** A whole primitive number. */
    static StackManipulation toLong(TypeDescription type) {
        return widen(type, long.class);
    }

    /** A primitive time; fractions of a second are kept. */
    static StackManipulation toEpoch(TypeDescription type) {
        return type.represents(double.class) ? call(EpochTime.class, "of", double.class) : widen(type, long.class);
    }

    /** A boolean as one of the two shared objects. */
    static StackManipulation toAnswer(TypeDescription type) {
        return type.isPrimitive()
                ? PrimitiveBoxingDelegate.forPrimitive(type)
                        .assignBoxedTo(
                                TypeDescription.ForLoadedType.of(Object.class).asGenericType(),
                                Assigner.DEFAULT,
                                Assigner.Typing.STATIC)
                : StackManipulation.Trivial.INSTANCE;
    }

    private static StackManipulation widen(TypeDescription type, Class<?> to) {
        return PrimitiveWideningDelegate.forPrimitive(type).widenTo(TypeDescription.ForLoadedType.of(to));
    }

    /** A call of one of the facade's static methods. */
    static StackManipulation call(Class<?> owner, String name, Class<?> parameter) {
        try {
            return MethodInvocation.invoke(new MethodDescription.ForLoadedMethod(owner.getMethod(name, parameter)));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("the facade and the extension are of different builds", e);
        }
    }
}
