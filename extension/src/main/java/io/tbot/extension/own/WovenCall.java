package io.tbot.extension.own;

import io.tbot.engine.config.Expression;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.implementation.bytecode.StackManipulation;
import net.bytebuddy.implementation.bytecode.member.MethodVariableAccess;
import org.jspecify.annotations.Nullable;

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

    /** The path as it binds here; {@code null} where it does not, which the site reports, or not yet at this edge. */
    @Nullable
    ResolvedPath resolve(Expression.Path path, Role role, SlotLayout layout) {
        try {
            ResolvedPath resolved = Binding.resolve(path, role, paths, layout);
            boolean tooEarly = atEntry && path.root() == Expression.Root.RETURN;
            return tooEarly ? null : resolved;
        } catch (UnresolvedPath | RuntimeException reportedByTheSite) {
            return null;
        }
    }

    /** Loads an object that the advice keeps in a named local. */
    StackManipulation local(String name) {
        return MethodVariableAccess.REFERENCE.loadFrom(arguments.named(name));
    }
}
