package io.tbot.extension.otel;

import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesBuilder;
import io.opentelemetry.javaagent.extension.ignore.IgnoredTypesConfigurer;
import io.tbot.extension.weave.BootClasses;
import java.lang.reflect.InvocationTargetException;

/**
 * The door: what the stock agent asks which classes to leave alone, after its SDK stands and before it weaves. Of the
 * extension points it is the one in the published API that comes early enough for that.
 *
 * <p>Threads: the one on which the stock agent starts. Errors: nothing is thrown, since that would keep the stock agent
 * from starting; what keeps us out is one line on stderr. For the same reason this class names no type of
 * {@code io.tbot.bootstrap}, and enters by name the one that may: none is there yet.
 */
public final class Doorway implements IgnoredTypesConfigurer {
    private static final String HOST = "io.tbot.extension.otel.OpenTelemetryHost";

    /** Entered by the stock agent, through its service loader. */
    public Doorway() {}

    @Override
    public void configure(IgnoredTypesBuilder ignored) {
        ignored.ignoreClass("io.tbot.bootstrap.");
        try {
            if (wanted() && !BootClasses.areThere()) {
                Class.forName(HOST, true, Doorway.class.getClassLoader())
                        .getMethod("start")
                        .invoke(null);
            }
        } catch (Throwable fault) {
            System.err.println("tbot-agent: not started, the application runs without it: " + causeOf(fault));
        }
    }

    /** False where the user switched us off, and in the JDK's own tools, which inherit JAVA_TOOL_OPTIONS. */
    private static boolean wanted() {
        String enabled = System.getProperty("tbot.enabled", System.getenv("TBOT_ENABLED"));
        String mainModule = System.getProperty("jdk.module.main", "");
        return !"false".equalsIgnoreCase(enabled) && !mainModule.startsWith("jdk.") && !mainModule.startsWith("java.");
    }

    private static Throwable causeOf(Throwable fault) {
        Throwable cause = fault;
        // one for the host's start, one for what it does by reflection itself
        while (cause instanceof InvocationTargetException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
