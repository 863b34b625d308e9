package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.alert.model.Timings;
import java.util.HashMap;
import java.util.Map;

/**
 * What became of alerts since the start.
 *
 * <p>Threads: counted under the book's lock, read by any. Shape: {@value #MAX_RULES} rule names, further ones are
 * {@code other}; reported errors, each with a name of its own, are all {@value #ERRORS}.
 */
public final class AlertCounts {
    private static final int MAX_RULES = 1_000;
    private static final String ERRORS = "error_handling";
    private static final String OTHER = "other";

    private final Map<Fired, Long> fired = new HashMap<>();
    private final Timings lasted = Timings.ofPeople();
    private final Timings untilTaken = Timings.ofPeople();

    /** Which alerts. */
    public record Fired(String rule, Severity severity) {}

    void hear(Transition transition) {
        Alert alert = transition.alert();
        if (transition.to() == Phase.FIRING && transition.from() == Phase.PENDING) {
            fired(alert);
        } else if (transition.to() == Phase.RESOLVED) {
            lasted.addMillis(alert.endsAtMillis() - alert.startsAtMillis());
        }
    }

    private synchronized void fired(Alert alert) {
        String rule = alert.rule().startsWith(ERRORS) ? ERRORS : alert.rule();
        Fired key = new Fired(rule, alert.severity());
        boolean fits = fired.containsKey(key) || fired.size() < MAX_RULES;
        fired.merge(fits ? key : new Fired(OTHER, alert.severity()), 1L, Long::sum);
    }

    void taken(HeldAlert alert, Acknowledgement acknowledgement) {
        untilTaken.addMillis(acknowledgement.atMillis() - alert.startsAtMillis);
    }

    /** How many came to fire. */
    public synchronized Map<Fired, Long> fired() {
        return Map.copyOf(fired);
    }

    /** How long those fired that are over; as many were resolved. */
    public Timings.Counts lasted() {
        return lasted.read();
    }

    /** From when they came to fire until somebody took them. */
    public Timings.Counts untilTaken() {
        return untilTaken.read();
    }
}
