package io.tbot.agent.host;

import io.tbot.engine.Engine;
import io.tbot.engine.config.Options;
import io.tbot.extension.weave.BootClasses;
import io.tbot.extension.weave.LeanHost;
import io.tbot.extension.weave.ModuleIndex;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The standalone host: everything between {@code premain} and the first woven class, in order.
 *
 * <p>Threads: the one that starts the agent. Errors: thrown to the launcher, which says so and lets the application
 * run.
 */
public final class Host {
    /** Written by the build: one path per line. */
    private static final String BOOT_CLASSES = "META-INF/tbot-bootstrap.list";

    private Host() {}

    /** Entered by the launcher, through reflection. */
    public static void start(
            @Nullable String arguments, Instrumentation instrumentation, JarFile agentJar, boolean attached)
            throws IOException {
        installBootClasses(instrumentation, agentJar);
        Engine engine = Engine.start(Options.ofProcess(arguments));
        if (engine != null) {
            ModuleIndex index = ModuleIndex.read(open(agentJar, "inst/".concat(ModuleIndex.PATH)));
            LeanHost.start(engine, instrumentation, index, attached);
        }
    }

    private static void installBootClasses(Instrumentation instrumentation, JarFile jar) throws IOException {
        try {
            BootClasses.define(instrumentation, bootClasses(jar));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJvm) {
            instrumentation.appendToBootstrapClassLoaderSearch(jar);
        }
    }

    private static Map<String, byte[]> bootClasses(JarFile jar) throws IOException {
        Map<String, byte[]> classes = new LinkedHashMap<>();
        String list = new String(bytesOf(jar, BOOT_CLASSES), StandardCharsets.UTF_8);
        for (String name : list.split("\n", -1)) {
            classes.put(name.substring(0, name.length() - ".class".length()), bytesOf(jar, name));
        }
        return classes;
    }

    private static byte[] bytesOf(JarFile jar, String name) throws IOException {
        try (InputStream in = open(jar, name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new FileNotFoundException(name + " is missing in " + jar.getName());
        }
        return jar.getInputStream(entry);
    }
}
