package io.tbot.extension.own;

import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;

/** One method into which advice is being inlined, at its entry or its exit. */
record WovenCall(
        TypeDescription type,
        MethodDescription method,
        Advice.ArgumentHandler arguments,
        boolean atEntry,
        PathCompiler paths) {
    StackManipulation code(ResolvedPath path) {
        return path.code(type, arguments);
    }

    /** Loads an object that the advice keeps in a named local. */
    StackManipulation local(String name) {
        return MethodVariableAccess.REFERENCE.loadFrom(arguments.named(name));
    }
}
