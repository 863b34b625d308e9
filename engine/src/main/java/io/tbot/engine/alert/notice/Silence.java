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
 * @param early what ends it before that
 */
public record Silence(
        String id,
        List<Matcher> matchers,
        @Nullable Hours every,
        long fromMillis,
        long untilMillis,
        String author,
        String comment,
        EarlyEnd early) {
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
        this(id, matchers, every, fromMillis, untilMillis, author, comment, EarlyEnd.NONE);
    }

    /** The same, which ends now. */
    Silence ended(EarlyEnd.How how, long nowMillis) {
        return new Silence(id, matchers, every, fromMillis, nowMillis, author, comment, early.ended(how));
    }

    /** The same, which has matched nothing for so long. */
    Silence counted(long unmatchedMillis) {
        return new Silence(
                id, matchers, every, fromMillis, untilMillis, author, comment, early.counted(unmatchedMillis));
    }

    /** How it ended, in a word; empty where it has not. */
    public String howEnded(long nowMillis) {
        if (early.how() != null) {
            return early.how().word();
        }
        return nowMillis < untilMillis ? "" : "time_over";
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
