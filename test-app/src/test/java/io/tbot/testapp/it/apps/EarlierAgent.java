package io.tbot.testapp.it.apps;

import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Method;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarFile;

/** Another Java agent that comes first and puts one class of a jar, {@code file!entry}, into the boot loader. */
public final class EarlierAgent {
    private EarlierAgent() {}

    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        Module base = Object.class.getModule();
        Map<String, Set<Module>> exports = Map.of("jdk.internal.misc", Set.of(EarlierAgent.class.getModule()));
        instrumentation.redefineModule(base, Set.of(), exports, Map.of(), Set.of(), Map.of());
        int mark = arguments.indexOf('!');
        try (JarFile jar = new JarFile(arguments.substring(0, mark));
                InputStream in = jar.getInputStream(jar.getEntry(arguments.substring(mark + 1)))) {
            byte[] bytes = in.readAllBytes();
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
            define.invoke(unsafe, null, bytes, 0, bytes.length, null, null);
        }
    }
}
