package io.tbot.bootstrap;

/**
 * A daemon thread of the agent's own. Whatever runs on one is invisible to every probe, so that nothing the agent
 * sends, stores or serves appears in the bot's numbers.
 */
public final class AgentThread extends Thread {
    public AgentThread(String name, Runnable body) {
        super(body, name);
        setDaemon(true);
    }

    /** Whether the calling thread is the agent's own. */
    @HotPath
    public static boolean isCurrent() {
        return Thread.currentThread() instanceof AgentThread;
    }
}
