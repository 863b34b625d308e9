package io.tbot.engine.exchange;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The addresses whose connections ended and have not come back yet, and why each ended.
 *
 * <p>Threads: any, when a connection opens or ends, which is rare and never in a message. Shape:
 * {@value #MAX_ADDRESSES} addresses with {@value #MAX_ENDS} ends each; one more address takes the place of the oldest,
 * which comes back as a first connection.
 */
final class Reconnections {
    private static final int MAX_ADDRESSES = 1024;
    private static final int MAX_ENDS = 64;

    private final Map<String, Deque<String>> reasons = new LinkedHashMap<>();

    synchronized void ended(String address, String reason) {
        Deque<String> known = reasons.get(address);
        if (known == null) {
            if (reasons.size() >= MAX_ADDRESSES) {
                reasons.remove(reasons.keySet().iterator().next());
            }
            known = new ArrayDeque<>();
            reasons.put(address, known);
        }
        if (known.size() < MAX_ENDS) {
            known.add(reason);
        }
    }

    /** Why the connection ended that this new one replaces; {@code null} where it replaces none. */
    synchronized @Nullable String opened(String address) {
        Deque<String> known = reasons.get(address);
        String reason = known == null ? null : known.poll();
        if (known != null && known.isEmpty()) {
            reasons.remove(address);
        }
        return reason;
    }
}
