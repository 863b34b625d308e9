package io.tbot.extension.own;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.ByteCodeElement;
import net.bytebuddy.description.field.FieldDescription;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.assign.TypeCasting;
import net.bytebuddy.implementation.bytecode.member.FieldAccess;
import net.bytebuddy.implementation.bytecode.member.MethodInvocation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/**
 * A path whose every step is bound to a member.
 *
 * @param variable how many slots into the arguments the root stands; {@link #RESULT} for what the method returns,
 *     {@link #ITEM} for an element of a list
 * @param root the root's static type
 * @param type the static type of the value
 * @param text the path as Java, for reports
 */
record ResolvedPath(
        int variable, TypeDescription root, List<ByteCodeElement.Member> steps, TypeDescription type, String text) {
    static final int RESULT = -1;

    /** The element of a list at which the advice stands, in its local {@code item}. */
    static final int ITEM = -2;

    /** The static type with its arguments, as far as it is written. */
    TypeDescription.Generic genericType() {
        if (steps.isEmpty()) {
            return root.asGenericType();
        }
        ByteCodeElement.Member last = steps.get(steps.size() - 1);
        return last instanceof MethodDescription method ? method.getReturnType() : ((FieldDescription) last).getType();
    }

    /** Direct instructions that leave the value on the stack: load, then a call or field access per step. */
    StackManipulation code(TypeDescription from, Advice.ArgumentHandler arguments) {
        List<StackManipulation> code = new ArrayList<>();
        if (variable == ITEM) {
            code.add(MethodVariableAccess.REFERENCE.loadFrom(arguments.named("item")));
            code.add(TypeCasting.to(root));
        } else {
            int offset = variable == RESULT ? arguments.returned() : arguments.argument(variable);
            code.add(MethodVariableAccess.of(root).loadFrom(offset));
        }
        TypeDescription at = root;
        for (ByteCodeElement.Member step : steps) {
            TypeDescription owner = step.getDeclaringType().asErasure();
            if (step instanceof MethodDescription method) {
                code.add(MethodInvocation.invoke(method.asDefined()).virtual(at.isVisibleTo(from) ? at : owner));
                at = method.getReturnType().asErasure();
            } else if (step instanceof FieldDescription field) {
                code.add(FieldAccess.forField(field.asDefined()).read());
                at = field.getType().asErasure();
            }
        }
        return new StackManipulation.Compound(code);
    }
}
