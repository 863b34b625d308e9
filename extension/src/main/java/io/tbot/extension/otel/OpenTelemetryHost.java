package io.tbot.extension.otel;

import io.tbot.engine.Engine;
import io.tbot.engine.config.Options;
import io.tbot.extension.weave.BootClasses;
import io.tbot.extension.weave.LeanHost;
import io.tbot.extension.weave.ModuleIndex;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/**
 * The OpenTelemetry host: everything between the door and the first woven class, in order. The stock agent lends its
 * {@code Instrumentation}, ByteBuddy and the types of its extension API; weaving is the lean host's, as in the
 * standalone agent, so that both count the same.
 *
 * <p>Threads: the one on which the stock agent starts. Errors: thrown to the door. A JVM that does not let classes be
 * defined into the boot loader is one of them.
 */
public final class OpenTelemetryHost {
    private static final String LENDER = "io.opentelemetry.javaagent.bootstrap.InstrumentationHolder";

    private static final String BOOT_CLASSES = "META-INF/tbot/bootstrap.jar";
    private static final String CLASS = ".class";

    private OpenTelemetryHost() {}

    /** Entered by the door, through reflection. */
    public static void start() throws IOException, ReflectiveOperationException {
        Instrumentation instrumentation = (Instrumentation) Class.forName(LENDER, true, null)
                .getMethod("getInstrumentation")
                .invoke(null);
        BootClasses.define(instrumentation, bootClasses());
        Engine engine = Engine.start(Options.ofProcess(null));
        if (engine != null) {
            LeanHost.start(engine, instrumentation, ModuleIndex.read(Carried.open(ModuleIndex.PATH)), false);
        }
    }

    private static Map<String, byte[]> bootClasses() throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        try (JarInputStream jar = new JarInputStream(Carried.open(BOOT_CLASSES))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                String name = entry.getName();
                if (name.endsWith(CLASS) && !name.endsWith("package-info.class")) {
                    classes.put(name.substring(0, name.length() - CLASS.length()), jar.readAllBytes());
                }
            }
        }
        return classes;
    }
}
