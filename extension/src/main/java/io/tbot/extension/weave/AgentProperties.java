package io.tbot.extension.weave;

import java.util.Properties;

/**
 * The JVM's own notes for whoever attaches to it, where the JDK's management agent leaves its address too. The
 * application's system properties stay as they are.
 *
 * <p>Threads: any. Errors: a JVM without such notes gets none, and an attaching command line waits in vain.
 */
final class AgentProperties {
    /** The command line looks for this name. */
    private static final String ADDRESS = "tbot.address";

    private AgentProperties() {}

    static void publish(String address) {
        try {
            Properties notes = (Properties) Class.forName("jdk.internal.vm.VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            notes.setProperty(ADDRESS, address);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJvm) {
            // said by the command line, which finds no address
        }
    }
}
