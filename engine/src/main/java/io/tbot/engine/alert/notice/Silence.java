package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that nobody is told of for a while.
 *
 * @param every hours that come back; {@code null} for one time
 * @param fromMillis wall clock
 * @param untilMillis wall clock; of the file's {@link Long#MAX_VALUE}
 * @param untilResolved whether it ends earlier, with the last alert it matches
 */
public record Silence(
        String id,
        List<Matcher> matchers,
        @Nullable Hours every,
        long fromMillis,
        long untilMillis,
        String author,
        String comment,
        boolean untilResolved) {
    /** One without an end is forgotten and hides what matters. */
    public static final long MAX_MILLIS = 30L * 24 * 3_600_000;

    /** One that lasts as long as it says. */
    public Silence(
            String id,
            List<Matcher> matchers,
            @Nullable Hours every,
            long fromMillis,
            long untilMillis,
            String author,
            String comment) {
        this(id, matchers, every, fromMillis, untilMillis, author, comment, false);
    }

    /** The same, with another end. */
    Silence until(long millis) {
        return new Silence(id, matchers, every, fromMillis, millis, author, comment, untilResolved);
    }

    public boolean isActive(long nowMillis) {
        return lasts(nowMillis) && (every == null || every.contains(nowMillis));
    }

    /** Whether it has begun and not ended, in its hours or between them. */
    boolean lasts(long nowMillis) {
        return nowMillis >= fromMillis && nowMillis < untilMillis;
    }

    public boolean matches(Labels labels) {
        return Matcher.all(matchers, labels);
    }
}
