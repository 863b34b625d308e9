package io.tbot.engine.alert.notice;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What ends a silence before its time, and how it ended.
 *
 * @param whenResolved with the last alert it matches
 * @param unmatchedMillis after so long without an alert that it matches; 0 for never
 * @param countedMillis how much of that was over when it was kept last
 * @param how {@code null} where nothing has ended it before its time
 */
public record EarlyEnd(
        boolean whenResolved,
        long unmatchedMillis,
        long countedMillis,
        @Nullable How how) {
    /** It lasts as long as it says. */
    public static final EarlyEnd NONE = new EarlyEnd(false, 0, 0, null);

    /** It ends with the last alert it matches. */
    public static final EarlyEnd WHEN_RESOLVED = new EarlyEnd(true, 0, 0, null);

    /** It ends after so long without an alert that it matches. */
    public static EarlyEnd whenUnmatched(long millis) {
        return new EarlyEnd(false, millis, 0, null);
    }

    EarlyEnd counted(long millis) {
        return new EarlyEnd(whenResolved, unmatchedMillis, millis, how);
    }

    EarlyEnd ended(How how) {
        return new EarlyEnd(whenResolved, unmatchedMillis, countedMillis, how);
    }

    /** How a silence ended before its time. */
    public enum How {
        BY_HAND,
        /** The last alert it matched was over. */
        RESOLVED,
        /** It had matched nothing for too long. */
        UNMATCHED;

        /** {@code by_hand}. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** {@code null} where the word is none of these. */
        static @Nullable How of(String word) {
            for (How each : values()) {
                if (each.word().equals(word)) {
                    return each;
                }
            }
            return null;
        }
    }
}
