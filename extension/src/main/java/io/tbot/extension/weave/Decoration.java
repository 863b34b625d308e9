package io.tbot.extension.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.scaffold.TypeValidation;
import net.bytebuddy.dynamic.scaffold.TypeWriter;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.implementation.attribute.AnnotationRetention;
import net.bytebuddy.implementation.attribute.AnnotationValueFilter;
import net.bytebuddy.implementation.attribute.TypeAttributeAppender;
import net.bytebuddy.implementation.auxiliary.AuxiliaryType;
import net.bytebuddy.pool.TypePool;
import net.bytebuddy.utility.AsmClassReader;
import net.bytebuddy.utility.AsmClassWriter;

/**
 * Writes a class file anew with the code of its methods changed and its members as they were. What ByteBuddy's
 * {@code decorate} does, without the builder above it, whose classes are a third of all that a start would load.
 *
 * <p>Threads: any.
 */
final class Decoration {
    private Decoration() {}

    /** The changed class file. */
    static byte[] of(TypeDescription type, TypePool pool, ClassFileLocator files, List<AsmVisitorWrapper> changes) {
        return TypeWriter.Default.forDecoration(
                        type,
                        ClassFileVersion.JAVA_V17,
                        List.of(),
                        changeable(type),
                        TypeAttributeAppender.NoOp.INSTANCE,
                        new AsmVisitorWrapper.Compound(changes),
                        AnnotationValueFilter.Default.APPEND_DEFAULTS,
                        AnnotationRetention.ENABLED,
                        new AuxiliaryType.NamingStrategy.Enumerating("tbot"),
                        Implementation.Context.Disabled.Factory.INSTANCE,
                        TypeValidation.DISABLED,
                        AsmClassReader.Factory.Default.IMPLICIT,
                        AsmClassWriter.Factory.Default.IMPLICIT,
                        pool,
                        files)
                .make(TypeResolutionStrategy.Disabled.INSTANCE)
                .getBytes();
    }

    /** Bridges only call what they bridge to, which is woven itself; a finalizer is nobody's order. */
    private static List<MethodDescription> changeable(TypeDescription type) {
        List<MethodDescription> methods = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            boolean finalizer = method.getInternalName().equals("finalize")
                    && method.getParameters().isEmpty();
            if (!method.isVirtual() || (!method.isSynthetic() && !finalizer)) {
                methods.add(method);
            }
        }
        return methods;
    }
}
