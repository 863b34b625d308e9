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
 */
public record Silence(
        String id,
        List<Matcher> matchers,
        @Nullable Hours every,
        long fromMillis,
        long untilMillis,
        String author,
        String comment) {
    /** One without an end is forgotten and hides what matters. */
    public static final long MAX_MILLIS = 30L * 24 * 3_600_000;

    public boolean isActive(long nowMillis) {
        return nowMillis >= fromMillis && nowMillis < untilMillis && (every == null || every.contains(nowMillis));
    }

    public boolean matches(Labels labels) {
        return Matcher.all(matchers, labels);
    }
}
