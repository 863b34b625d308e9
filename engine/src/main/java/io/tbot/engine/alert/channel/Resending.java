package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/** A channel whose receiver forgets what it is not told again. */
public interface Resending {
    /** Between two tellings. */
    long PERIOD_MILLIS = 60_000;

    /** Alerts that it must go on knowing, though nothing of them is sent now: after a restart or a reload. */
    void keep(Collection<Alert> alerts);

    /** All that it must go on knowing. */
    default Collection<Alert> kept() {
        return List.of();
    }

    /** Alerts that were kept as firing and do not fire are over now: their receiver must not be told for ever. */
    default void endAllBut(Predicate<String> fires, long nowMillis) {
        // nothing is kept
    }

    /** Tells it all that it must still know; from a courier, or a thread like it. */
    Answer again(long nowMillis);
}
