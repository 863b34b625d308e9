package io.tbot.extension.weave;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Puts {@code io.tbot.bootstrap} into the boot loader. Defining the classes there keeps class data sharing on for the
 * application; a jar appended to the boot class path loses it and prints a warning.
 *
 * <p>Threads: the one that starts the agent. Source: the prototype's AppCDS counts on JDK 25, 515 classes defined
 * against 0 appended.
 */
public final class BootClasses {
    private static final String[] INTERNALS = {"jdk.internal.misc", "jdk.internal.access", "jdk.internal.vm"};

    private BootClasses() {}

    /** Whether a host of ours, of either kind, has put the classes there before. */
    public static boolean areThere() {
        try {
            Class.forName("io.tbot.bootstrap.Probe", false, null);
            return true;
        } catch (ClassNotFoundException free) {
            return false;
        }
    }

    /**
     * Defines the classes.
     *
     * @param files class files by internal name, in any order
     * @throws ReflectiveOperationException where this JVM does it in another way
     */
    public static void define(Instrumentation instrumentation, Map<String, byte[]> files)
            throws ReflectiveOperationException {
        openInternals(instrumentation);
        Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
        Object unsafe = type.getMethod("getUnsafe").invoke(null);
        Method define = type.getMethod(
                "defineClass",
                String.class,
                byte[].class,
                int.class,
                int.class,
                ClassLoader.class,
                ProtectionDomain.class);
        Map<String, byte[]> classes = new LinkedHashMap<>(files);
        // a class whose supertype is not there yet fails and comes round again: at most once per class
        for (int rounds = classes.size(); !classes.isEmpty(); rounds--) {
            for (Iterator<Map.Entry<String, byte[]>> left = classes.entrySet().iterator(); left.hasNext(); ) {
                Map.Entry<String, byte[]> next = left.next();
                byte[] bytes = next.getValue();
                try {
                    define.invoke(unsafe, next.getKey(), bytes, 0, bytes.length, null, null);
                    left.remove();
                } catch (InvocationTargetException failed) {
                    if (rounds <= 0 || !(failed.getCause() instanceof NoClassDefFoundError)) {
                        throw failed;
                    }
                }
            }
        }
    }

    /** Exports to our loader what the definition, carrier-thread locals, the carrier's name and the address need. */
    private static void openInternals(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Set<Module> us = Set.of(BootClasses.class.getModule());
        Map<String, Set<Module>> exports = Map.of(INTERNALS[0], us, INTERNALS[1], us, INTERNALS[2], us);
        instrumentation.redefineModule(base, Set.of(), exports, Map.of(), Set.of(), Map.of());
    }
}
