package io.tbot.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import org.jspecify.annotations.Nullable;

/**
 * The door: {@code premain}, {@code agentmain} and the command line's {@code main}.
 *
 * <p>Threads: the JVM's main thread, or the attach listener; a second agent of the same kind finds the door shut.
 * Errors: nothing is thrown at the JVM; what keeps the agent out is one line on stderr.
 */
public final class TbotAgent {
    private static boolean entered;

    private TbotAgent() {}

    /** Called by the JVM for {@code -javaagent}, before the application's {@code main}. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        enter(arguments, instrumentation, false);
    }

    /** Called by the JVM when the agent is attached to a running application. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        enter(arguments, instrumentation, true);
    }

    /** The command line. */
    public static void main(String[] arguments) {
        int status;
        try {
            String unfit = Admission.unfitJava();
            if (unfit == null) {
                status = Launcher.command(arguments);
            } else {
                System.err.println(unfit);
                status = 1;
            }
        } catch (Throwable fault) {
            System.err.println("tbot-agent: command failed: " + causeOf(fault));
            status = 1;
        }
        System.exit(status);
    }

    private static synchronized void enter(
            @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
        try {
            if (entered || !Admission.wanted(arguments) || Admission.alreadyHere()) {
                return;
            }
            String unfit = Admission.unfitJava();
            if (unfit != null) {
                System.err.println(unfit + "; the application runs without it");
                return;
            }
            entered = true;
            Launcher.agent(arguments, instrumentation, attached);
        } catch (Throwable fault) {
            System.err.println("tbot-agent: not started, the application runs without it: " + causeOf(fault));
        }
    }

    private static Throwable causeOf(Throwable fault) {
        Throwable cause = fault instanceof InvocationTargetException ? fault.getCause() : null;
        return cause == null ? fault : cause;
    }
}
