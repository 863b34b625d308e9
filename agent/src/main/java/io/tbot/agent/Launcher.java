package io.tbot.agent;

import java.io.File;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** Opens the inner loader over the agent's own jar and enters the host or the command line there, by reflection. */
final class Launcher {
    private Launcher() {}

    static void agent(@Nullable String arguments, Instrumentation instrumentation, boolean attached) throws Exception {
        JarFile jar = new JarFile(ownJar(), false);
        InnerLoader.ofAgent(jar)
                .loadClass("io.tbot.agent.host.Host")
                .getMethod("start", String.class, Instrumentation.class, JarFile.class, boolean.class)
                .invoke(null, arguments, instrumentation, jar, attached);
    }

    static int command(String[] arguments) throws Exception {
        InnerLoader inner = InnerLoader.ofCommandLine(new JarFile(ownJar(), false));
        Thread.currentThread().setContextClassLoader(inner);
        Object status = inner.loadClass("io.tbot.agent.cli.CommandLineTool")
                .getMethod("run", String[].class)
                .invoke(null, (Object) arguments);
        return (Integer) status;
    }

    private static File ownJar() throws URISyntaxException {
        return new File(Launcher.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }
}
