package io.tbot.agent;

import org.jspecify.annotations.Nullable;

/** Whether this JVM is one the agent belongs into. Uses nothing that an old Java lacks. */
final class Admission {
    private static final int MIN_JAVA = 17;

    private Admission() {}

    /** False where the user switched the agent off, and in the JDK's own tools, which inherit JAVA_TOOL_OPTIONS. */
    static boolean wanted(@Nullable String arguments) {
        String enabled = argument(arguments, "enabled");
        if (enabled == null) {
            enabled = System.getProperty("tbot.enabled");
        }
        if (enabled == null) {
            enabled = System.getenv("TBOT_ENABLED");
        }
        return !"false".equalsIgnoreCase(enabled) && !isJdkTool(System.getProperty("jdk.module.main"));
    }

    /** Whether another agent of ours, of either kind, has put its classes into the boot loader before. */
    static boolean alreadyHere() {
        try {
            Class.forName("io.tbot.bootstrap.Probe", false, null);
            return true;
        } catch (ClassNotFoundException free) {
            return false;
        }
    }

    /** What to tell the user of a Java that is too old; {@code null} on one that will do. */
    static @Nullable String unfitJava() {
        String version = System.getProperty("java.specification.version", "");
        return major(version) < MIN_JAVA ? "tbot-agent: needs Java 17 or newer, this is '" + version + "'" : null;
    }

    static int major(String specification) {
        String version = specification.startsWith("1.") ? specification.substring(2) : specification;
        try {
            return Integer.parseInt(version);
        } catch (NumberFormatException unknown) {
            return 0;
        }
    }

    static boolean isJdkTool(@Nullable String mainModule) {
        return mainModule != null && (mainModule.startsWith("jdk.") || mainModule.startsWith("java."));
    }

    static @Nullable String argument(@Nullable String arguments, String key) {
        if (arguments != null) {
            for (String pair : arguments.split(",", -1)) {
                if (pair.startsWith(key + "=")) {
                    return pair.substring(key.length() + 1).trim();
                }
            }
        }
        return null;
    }
}
