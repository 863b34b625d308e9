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
        if (!VIRTUAL.isInstance(current)) {
            return current;
        }
        try {
            Object access = Class.forName("jdk.internal.access.SharedSecrets")
                    .getMethod("getJavaLangAccess")
                    .invoke(null);
            Method carrier = Class.forName("jdk.internal.access.JavaLangAccess").getMethod("currentCarrierThread");
            return (Thread) carrier.invoke(access);
        } catch (ReflectiveOperationException | LinkageError unreadable) {
            // keyed to the virtual thread, the cells would be folded away under a live carrier
            return null;
        }
    }
}
