package io.tbot.extension.handoff;

import io.tbot.extension.match.LambdaBodies;
import java.lang.annotation.Annotation;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.annotation.AnnotationDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.method.ParameterDescription;
import net.bytebuddy.description.method.ParameterList;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.constant.NullConstant;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * Binds an annotated parameter of advice to a parameter of the woven method that has no fixed place.
 *
 * @param place the place as the interface's method counts; -1 for the last long, -2 for the one before it
 */
record FromParameter<A extends Annotation>(Class<A> annotation, int place) implements Advice.OffsetMapping.Factory<A> {
    @Override
    public Class<A> getAnnotationType() {
        return annotation;
    }

    @Override
    public Advice.OffsetMapping make(
            ParameterDescription.InDefinedShape target,
            AnnotationDescription.Loadable<A> written,
            AdviceType adviceType) {
        return (type, method, assigner, arguments, sort) ->
                new Advice.OffsetMapping.Target.ForStackManipulation(load(method, arguments));
    }

    private StackManipulation load(MethodDescription method, Advice.ArgumentHandler arguments) {
        ParameterList<?> parameters = method.getParameters();
        int index = place < 0
                ? lastLong(parameters) + place + 1
                : place + LambdaBodies.shiftOf(method.getInternalName(), method.getDescriptor());
        if (index == -1 && !method.isStatic()) {
            return MethodVariableAccess.REFERENCE.loadFrom(arguments.argument(0));
        }
        if (index < 0 || index >= parameters.size()) {
            return NullConstant.INSTANCE;
        }
        ParameterDescription parameter = parameters.get(index);
        return MethodVariableAccess.of(parameter.getType().asErasure())
                .loadFrom(arguments.argument(parameter.getOffset()));
    }

    private static int lastLong(ParameterList<?> parameters) {
        for (int i = parameters.size() - 1; i >= 0; i--) {
            if (parameters.get(i).getType().represents(long.class)) {
                return i;
            }
        }
        return -1;
    }
}
