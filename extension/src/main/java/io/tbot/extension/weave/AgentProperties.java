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

    /**
     * Present where the agent was attached: an attaching command line knows by it whether that is the one it brought.
     */
    private static final String ATTACHED = "tbot.attached";

    private AgentProperties() {}

    static void publish(String address, boolean attached) {
        try {
            Properties notes = (Properties) Class.forName("jdk.internal.vm.VMSupport")
                    .getMethod("getAgentProperties")
                    .invoke(null);
            if (attached) {
                notes.setProperty(ATTACHED, "true"); // first, since whoever finds the address looks for it
            }
            notes.setProperty(ADDRESS, address);
        } catch (ReflectiveOperationException | RuntimeException | LinkageError otherJvm) {
            // said by the command line, which finds no address
        }
    }
}
