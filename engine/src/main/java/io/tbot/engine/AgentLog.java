package io.tbot.engine;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The agent's only voice: single lines on stderr, each distinct line once an hour at most, its repetitions counted.
 *
 * <p>Threads: the agent's own; premain's before main runs. Never one of the bot's.
 */
final class AgentLog implements Consumer<String> {
    private static final int MAX_DISTINCT = 200;
    private static final long QUIET_NANOS = 3_600_000_000_000L;

    private final Map<String, Long> lastSaid = new HashMap<>();

    /** Says the line as {@code tbot-agent: line}. */
    @Override
    public synchronized void accept(String line) {
        long now = System.nanoTime();
        Long last = lastSaid.get(line);
        if ((last != null && now - last < QUIET_NANOS) || (last == null && lastSaid.size() >= MAX_DISTINCT)) {
            return;
        }
        lastSaid.put(line, now);
        System.err.println("tbot-agent: " + line);
    }
}
