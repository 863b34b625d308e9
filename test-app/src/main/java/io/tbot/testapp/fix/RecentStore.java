package io.tbot.testapp.fix;

import java.io.IOException;
import java.util.Collection;
import java.util.TreeMap;
import quickfix.MemoryStore;

/**
 * A message store in memory that forgets old messages, so that a program may run for days.
 *
 * <p>Threads: any; one lock.
 *
 * <p>Shape: the last {@value #MAX_MESSAGES} messages, some 3 MB. What is asked for again after that is passed over.
 */
public final class RecentStore extends MemoryStore {
    private static final int MAX_MESSAGES = 10_000;

    private final TreeMap<Integer, String> messages = new TreeMap<>();

    public RecentStore() throws IOException {}

    @Override
    public synchronized boolean set(int number, String message) {
        messages.put(number, message);
        if (messages.size() > MAX_MESSAGES) {
            messages.pollFirstEntry();
        }
        return true;
    }

    @Override
    public synchronized void get(int first, int last, Collection<String> into) {
        int end = last == 0 ? Integer.MAX_VALUE : last;
        into.addAll(messages.subMap(first, true, end, true).values());
    }

    @Override
    public synchronized void reset() throws IOException {
        super.reset();
        if (messages != null) { // null while the superclass is being made, which resets itself
            messages.clear();
        }
    }
}
