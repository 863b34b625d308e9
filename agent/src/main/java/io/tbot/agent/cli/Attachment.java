package io.tbot.agent.cli;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import com.sun.tools.attach.VirtualMachineDescriptor;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another JVM of this user's, reached through the JDK's own tools. */
final class Attachment {
    /** Where a JVM's agent says how to reach it; the host sets it. */
    private static final String ADDRESS = "tbot.address";

    /** Says beside it that the agent was brought by an attaching command, and not there from the bot's start. */
    private static final String ATTACHED = "tbot.attached";

    private static final String CONFIG = "config=";
    private static final int WAIT_SECONDS = 30;
    private static final int POLLS_A_SECOND = 10;

    private Attachment() {}

    /** Prints the JVMs of this user, one a line; returns the exit status. */
    static int list() {
        String self = Long.toString(ProcessHandle.current().pid());
        for (VirtualMachineDescriptor each : VirtualMachine.list()) {
            String name = each.displayName();
            if (!each.id().equals(self) && !name.startsWith("jdk.")) {
                System.out.println(each.id() + "  " + (name.isEmpty() ? "(no main class)" : name));
            }
        }
        return 0;
    }

    /** Brings the agent into a process and prints what came of it; returns the exit status. */
    static int of(String pid, String options) throws URISyntaxException, InterruptedException {
        try {
            return attach(pid, options);
        } catch (AttachNotSupportedException | IOException unreachable) {
            System.err.println("process " + pid + " cannot be attached to: " + unreachable.getMessage());
        } catch (AgentLoadException | AgentInitializationException refused) {
            System.err.println("process " + pid + " refused the agent: " + refused.getMessage());
        }
        return 1;
    }

    private static int attach(String pid, String options)
            throws AttachNotSupportedException, IOException, AgentLoadException, AgentInitializationException,
                    URISyntaxException, InterruptedException {
        VirtualMachine machine = VirtualMachine.attach(pid);
        try {
            String known = machine.getAgentProperties().getProperty(ADDRESS);
            if (known != null) {
                return already(pid, known);
            }
            machine.loadAgent(ownJar(), absolute(options));
            String address = await(machine);
            if (address == null) {
                System.err.println("the agent did not start within " + WAIT_SECONDS
                        + " s: it is switched off there, the Java is older than 17, or another agent of ours is in it;"
                        + " the bot's stderr may say more");
                return 1;
            }
            if (!machine.getAgentProperties().containsKey(ATTACHED)) {
                return already(pid, address); // it was starting when it was asked, and kept ours out
            }
            return WovenReport.print(pid, address);
        } finally {
            machine.detach();
        }
    }

    private static int already(String pid, String address) {
        System.out.println("the agent is in process " + pid + " already, listening on " + address);
        return 1;
    }

    private static @Nullable String await(VirtualMachine machine) throws IOException, InterruptedException {
        for (int i = 0; i < WAIT_SECONDS * POLLS_A_SECOND; i++) {
            String address = machine.getAgentProperties().getProperty(ADDRESS);
            if (address != null) {
                return address;
            }
            Thread.sleep(1000 / POLLS_A_SECOND);
        }
        return null;
    }

    /** The configuration file is the one that the user sees from here, not from where the bot was started. */
    private static String absolute(String options) {
        List<String> each = new ArrayList<>();
        for (String option : options.split(",", -1)) {
            File file = option.startsWith(CONFIG) ? new File(option.substring(CONFIG.length())) : null;
            each.add(file != null && file.exists() ? CONFIG + file.getAbsolutePath() : option);
        }
        return String.join(",", each);
    }

    private static String ownJar() throws URISyntaxException {
        return new File(Attachment.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toURI())
                .getAbsolutePath();
    }
}
