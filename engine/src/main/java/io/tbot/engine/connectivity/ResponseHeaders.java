package io.tbot.engine.connectivity;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Http;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What the headers of one answer say of limits and time, as numbers. No name and no value is kept, so that nothing
 * secret can be.
 *
 * <p>Threads: one, each has its own. Shape: {@value #MAX} facts; one beyond is left out and counted.
 */
public final class ResponseHeaders implements BiConsumer<String, List<String>> {
    static final int MAX = 24;

    private final int[] kinds = new int[MAX];
    private final int[] windowSeconds = new int[MAX];
    private final long[] values = new long[MAX];
    private int size;
    private long dateSeconds;
    private boolean cached;
    private int unread;

    /** Forgets the answer before. */
    @HotPath
    public void clear() {
        size = 0;
        dateSeconds = HeaderValues.NONE;
        cached = false;
        unread = 0;
    }

    /**
     * Takes the first {@value Http#MAX_HEADERS} headers, each with its first value. A map of the JDK's client is walked
     * without an allocation, which its iterator would not be.
     */
    public void takeAll(Map<String, List<String>> headers) {
        if (headers.size() <= Http.MAX_HEADERS) {
            headers.forEach(this);
            return;
        }
        int left = Http.MAX_HEADERS;
        Iterator<Map.Entry<String, List<String>>> entries = headers.entrySet().iterator();
        while (left-- > 0 && entries.hasNext()) {
            Map.Entry<String, List<String>> entry = entries.next();
            accept(entry.getKey(), entry.getValue());
        }
    }

    @Override
    public void accept(String name, List<String> values) {
        if (!values.isEmpty()) {
            take(name, values.get(0));
        }
    }

    /** Takes a header; one that means nothing here costs its look-up. */
    @HotPath
    public void take(String name, String value) {
        long packed = HeaderNames.of(name);
        switch (HeaderNames.kind(packed)) {
            case HeaderKind.NONE -> {}
            case HeaderKind.DATE -> takeDate(value);
            case HeaderKind.AGE -> cached |= HeaderValues.number(value) != 0;
            case HeaderKind.RETRY_AFTER -> takeRetry(value);
            case HeaderKind.STATE -> takeState(value);
            case HeaderKind.POLICY -> takePolicy(value);
            default -> add(HeaderNames.kind(packed), HeaderNames.seconds(packed), HeaderValues.number(value));
        }
    }

    @HotPath
    private void takeDate(String value) {
        dateSeconds = HeaderValues.date(value);
        unread += dateSeconds == HeaderValues.NONE ? 1 : 0;
    }

    @HotPath
    private void takeRetry(String value) {
        long seconds = HeaderValues.number(value);
        if (seconds == HeaderValues.NONE) {
            add(HeaderKind.RETRY_AT, 0, HeaderValues.date(value));
        } else {
            add(HeaderKind.RETRY_AFTER, 0, seconds);
        }
    }

    /** {@code limit=100, remaining=50, reset=5}, or {@code "default";r=50;t=30} of the later drafts. */
    @HotPath
    private void takeState(String value) {
        long remaining = HeaderValues.parameter(value, "r");
        if (remaining == HeaderValues.NONE) {
            addKnown(HeaderKind.LIMIT, HeaderValues.parameter(value, "limit"));
            add(HeaderKind.REMAINING, 0, HeaderValues.parameter(value, "remaining"));
            addKnown(HeaderKind.RESET, HeaderValues.parameter(value, "reset"));
        } else {
            add(HeaderKind.REMAINING, 0, remaining);
            addKnown(HeaderKind.RESET, HeaderValues.parameter(value, "t"));
        }
    }

    /** {@code 100;w=60}, or {@code "default";q=100;w=60} of the later drafts. */
    @HotPath
    private void takePolicy(String value) {
        long limit = HeaderValues.parameter(value, "q");
        add(HeaderKind.LIMIT, 0, limit == HeaderValues.NONE ? HeaderValues.number(value) : limit);
        addKnown(HeaderKind.LENGTH, HeaderValues.parameter(value, "w"));
    }

    @HotPath
    private void addKnown(int kind, long value) {
        if (value != HeaderValues.NONE) {
            add(kind, 0, value);
        }
    }

    @HotPath
    private void add(int kind, int seconds, long value) {
        if (value == HeaderValues.NONE || size == MAX) {
            unread++;
            return;
        }
        kinds[size] = kind;
        windowSeconds[size] = seconds;
        values[size] = value;
        size++;
    }

    @HotPath
    int size() {
        return size;
    }

    @HotPath
    int kind(int i) {
        return kinds[i];
    }

    @HotPath
    int windowSeconds(int i) {
        return windowSeconds[i];
    }

    @HotPath
    long value(int i) {
        return values[i];
    }

    /** When the answer was made, seconds since 1970; {@link HeaderValues#NONE} where it lay in a cache or tells not. */
    @HotPath
    long dateSeconds() {
        return cached ? HeaderValues.NONE : dateSeconds;
    }

    /** Headers that should have said something and could not be read. */
    @HotPath
    int unread() {
        return unread;
    }
}
