package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.util.Collection;

/** A channel whose receiver forgets what it is not told again. */
public interface Resending {
    /** Between two tellings. */
    long PERIOD_MILLIS = 60_000;

    /** Alerts that it must go on knowing, though nothing of them is sent now: after a restart or a reload. */
    void keep(Collection<Alert> alerts);

    /** Tells it all that it must still know; from a courier, or a thread like it. */
    Answer again(long nowMillis);
}
