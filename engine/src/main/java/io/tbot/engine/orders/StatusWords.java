package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The order states of the catalogue under the names that FIX (tag 39), Binance, XChange and bots give them, matched
 * without case.
 *
 * <p>Threads: any; the table is built once. Errors: a word that is not in it becomes {@code unknown}, counted.
 */
public final class StatusWords {
    private static final String[][] WORDS = {
        {"new", "0", "accepted", "acknowledged", "ack", "submitted", "presubmitted", "received"},
        {
            "pending",
            "a",
            "e",
            "6",
            "pending_new",
            "pendingnew",
            "pending_cancel",
            "pending_replace",
            "pending_submit",
            "pendingsubmit",
            "pendingcancel",
            "apipending"
        },
        {"open", "5", "replaced", "live", "active", "working", "resting", "suspended", "9", "7", "stopped"},
        {"partially_filled", "1", "partiallyfilled", "partial", "partial_fill", "partially filled", "partial-filled"},
        {"filled", "2", "fill", "executed", "closed", "done", "complete", "completed", "trade", "f"},
        {
            "cancelled",
            "4",
            "canceled",
            "cancel",
            "killed",
            "partially_canceled",
            "partially_cancelled",
            "inactive",
            "apicancelled"
        },
        {"expired", "c", "3", "done_for_day", "expire", "expired_in_match"},
        {"rejected", "8", "reject", "failed", "denied"}
    };
    private static final String UNKNOWN = "unknown";

    private final Map<String, String> known = new HashMap<>();
    private final LongAdder unknown = new LongAdder();

    public StatusWords() {
        for (String[] spellings : WORDS) {
            for (String word : spellings) {
                known.put(word, spellings[0]);
                known.put(word.toUpperCase(Locale.ROOT), spellings[0]);
                known.put(Character.toUpperCase(word.charAt(0)) + word.substring(1), spellings[0]);
            }
        }
    }

    /** The catalogue's word for a status; {@code null} stays {@code null}. */
    @HotPath
    public @Nullable Object normalise(@Nullable Object status) {
        if (status == null) {
            return null;
        }
        String word =
                status instanceof Enum<?> constant ? constant.name() : status instanceof String text ? text : null;
        String state = word == null ? null : known.get(word);
        return state != null ? state : rare(status);
    }

    /** Mixed case, single characters, or nothing we know. */
    private String rare(Object status) {
        String word = status instanceof Enum || status instanceof String || status instanceof Character
                ? status.toString()
                : "";
        String state = known.get(word.trim().toLowerCase(Locale.ROOT));
        if (state == null) {
            unknown.increment();
            return UNKNOWN;
        }
        return state;
    }

    /** How many words were not understood. */
    public long unknown() {
        return unknown.sum();
    }
}
