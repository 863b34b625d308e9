package io.tbot.testapp.fix;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When execution reports arrived, before anything was done with them: the engine takes a message up on another thread,
 * later.
 *
 * <p>Threads: any; one lock. Shape: the last {@value #MAX_REPORTS} reports, by the venue's id of each. Units:
 * {@link System#nanoTime}.
 */
public final class Arrivals {
    private static final int MAX_REPORTS = 10_000;
    private static final String REPORT = "\u000135=8\u0001";
    private static final String EXEC_ID = "\u000117=";

    private final Map<String, Long> arrived = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MAX_REPORTS;
        }
    };

    /** A message arrived; of those with the same id the first counts. */
    void note(String message, long nanos) {
        int start = message.contains(REPORT) ? message.indexOf(EXEC_ID) + EXEC_ID.length() : 0;
        int end = message.indexOf('\u0001', start);
        if (start > EXEC_ID.length() && end > start) {
            synchronized (this) {
                arrived.putIfAbsent(message.substring(start, end), nanos);
            }
        }
    }

    /** When the report of this id arrived; {@code otherwise} where that is not known. */
    public synchronized long of(long execId, long otherwise) {
        return arrived.getOrDefault(Long.toString(execId), otherwise);
    }
}
