package io.tbot.extension.weave;

import java.util.ArrayList;
import java.util.List;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.ClassFileVersion;
import net.bytebuddy.asm.AsmVisitorWrapper;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.TypeResolutionStrategy;
import net.bytebuddy.dynamic.VisibilityBridgeStrategy;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
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
 * Writes a class file anew with the code of its methods changed and its members as they were: what ByteBuddy's
 * {@code decorate} does, without the builder above it, 80 classes less at a start.
 *
 * <p>Threads: any. Errors: the class writer is less settled than the builder; where the stock agent lends a ByteBuddy
 * that has another one, the builder does the work.
 */
final class Decoration {
    private Decoration() {}

    /** The changed class file. */
    static byte[] of(TypeDescription type, TypePool pool, ClassFileLocator files, List<AsmVisitorWrapper> changes) {
        try {
            return written(type, pool, files, changes);
        } catch (NoSuchMethodError | NoSuchFieldError | NoClassDefFoundError otherByteBuddy) {
            return Built.of(type, pool, files, changes);
        }
    }

    static byte[] written(
            TypeDescription type, TypePool pool, ClassFileLocator files, List<AsmVisitorWrapper> changes) {
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

    /** Bridges only call what they bridge to, which is woven itself. */
    private static List<MethodDescription> changeable(TypeDescription type) {
        List<MethodDescription> methods = new ArrayList<>();
        for (MethodDescription method : type.getDeclaredMethods()) {
            if (!method.isVirtual() || !method.isSynthetic()) {
                methods.add(method);
            }
        }
        return methods;
    }

    /** The builder's way; a class of its own, so that it is loaded only then. */
    static final class Built {
        private Built() {}

        static byte[] of(TypeDescription type, TypePool pool, ClassFileLocator files, List<AsmVisitorWrapper> changes) {
            return new ByteBuddy()
                    .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                    .with(VisibilityBridgeStrategy.Default.NEVER)
                    .with(InstrumentedType.Factory.Default.FROZEN)
                    .with(TypeValidation.DISABLED)
                    .decorate(type, files)
                    .visit(new AsmVisitorWrapper.Compound(changes))
                    .make(TypeResolutionStrategy.Disabled.INSTANCE, pool)
                    .getBytes();
        }
    }
}
