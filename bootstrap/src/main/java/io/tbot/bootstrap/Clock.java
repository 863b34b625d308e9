package io.tbot.bootstrap;

/** The start of everything that is timed. */
final class Clock {
    private Clock() {}

    /**
     * Reads the clock, then looks whose thread this is: a clock read takes longer than what follows it needs, and hides
     * it, while it waits for all that comes before it.
     *
     * @return {@link System#nanoTime}; 0 on a thread of the agent's own
     */
    @HotPath
    static long begin() {
        long nanos = System.nanoTime();
        if (AgentThread.isCurrent()) {
            return 0;
        }
        return nanos == 0 ? 1 : nanos;
    }
}
