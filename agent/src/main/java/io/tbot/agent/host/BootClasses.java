package io.tbot.agent.host;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.security.ProtectionDomain;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * Puts {@code io.tbot.bootstrap} into the boot loader. Defining the classes there keeps class data sharing on for the
 * application; appending the agent jar to the boot class path, the fallback, prints a warning and loses it.
 *
 * <p>Threads: the one that starts the agent. Source: the prototype's AppCDS counts on JDK 25, 515 classes defined
 * against 0 appended.
 */
final class BootClasses {
    /** Written by the build: one path per line. */
    private static final String LIST = "META-INF/tbot-bootstrap.list";

    private static final String[] INTERNALS = {"jdk.internal.misc", "jdk.internal.access", "jdk.internal.vm"};

    private BootClasses() {}

    /**
     * Exports to the inner loader what the definition, carrier-thread locals, the carrier's name and the address need.
     */
    static void openInternals(Instrumentation instrumentation) {
        Module base = Object.class.getModule();
        Set<Module> us = Set.of(BootClasses.class.getModule());
        Map<String, Set<Module>> exports = Map.of(INTERNALS[0], us, INTERNALS[1], us, INTERNALS[2], us);
        instrumentation.redefineModule(base, Set.of(), exports, Map.of(), Set.of(), Map.of());
    }

    /** Whether the classes were defined; false where they had to be appended. */
    static boolean install(Instrumentation instrumentation, JarFile jar) throws IOException {
        try {
            openInternals(instrumentation);
            define(read(jar));
            return true;
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJvm) {
            instrumentation.appendToBootstrapClassLoaderSearch(jar);
            return false;
        }
    }

    private static void define(Map<String, byte[]> classes) throws ReflectiveOperationException {
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

    private static Map<String, byte[]> read(JarFile jar) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        String list = new String(bytesOf(jar, LIST), StandardCharsets.UTF_8);
        for (String name : list.split("\n", -1)) {
            classes.put(name.substring(0, name.length() - ".class".length()), bytesOf(jar, name));
        }
        return classes;
    }

    private static byte[] bytesOf(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(name + " is missing in " + jar.getName());
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }
}
