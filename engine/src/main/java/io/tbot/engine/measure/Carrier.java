package io.tbot.engine.measure;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The platform thread that runs the caller: its own, or the one that carries it; {@code null} where the JDK does not
 * tell. Asked once per thread.
 */
final class Carrier {
    private static final Class<?> VIRTUAL = CarrierLocal.virtualThreadType();

    private Carrier() {}

    static @Nullable Thread thread() {
        Thread current = Thread.currentThread();
        return VIRTUAL.isInstance(current) ? Access.carrier() : current;
    }

    /** {@code jdk.internal.access}, exported to this loader by the host; loaded by the first virtual thread. */
    private static final class Access {
        private static final @Nullable Object ACCESS = access();
        private static final @Nullable Method CURRENT = current();

        private Access() {}

        static @Nullable Thread carrier() {
            Method current = CURRENT;
            if (current == null) {
                // keyed to the virtual thread, the cells would be folded away under a live carrier
                return null;
            }
            try {
                return (Thread) current.invoke(ACCESS);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
                return null;
            }
        }

        private static @Nullable Object access() {
            try {
                return Class.forName("jdk.internal.access.SharedSecrets")
                        .getMethod("getJavaLangAccess")
                        .invoke(null);
            } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
                return null;
            }
        }

        private static @Nullable Method current() {
            try {
                return ACCESS == null
                        ? null
                        : Class.forName("jdk.internal.access.JavaLangAccess").getMethod("currentCarrierThread");
            } catch (ReflectiveOperationException | RuntimeException | LinkageError hidden) {
                return null;
            }
        }
    }
}
