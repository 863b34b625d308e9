package io.tbot.engine.alert.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An alert as a message or an answer shows it at one moment.
 *
 * @param rule the rule's id; of a manual alert its name
 * @param labels of instance and rule
 * @param annotations filled in
 * @param value what was measured last; NaN where nothing was
 * @param threshold what it was held against; NaN where there is none
 * @param endsAtMillis 0 while it fires
 * @param acknowledgedBy empty where nobody has
 * @param escalationStep how many steps its escalation has taken
 */
public record Alert(
        String fingerprint,
        String rule,
        Severity severity,
        Labels labels,
        Map<String, String> annotations,
        double value,
        double threshold,
        long startsAtMillis,
        long endsAtMillis,
        String acknowledgedBy,
        int escalationStep) {
    public boolean isFiring() {
        return endsAtMillis == 0;
    }

    /** Over since then. */
    public Alert endedAt(long millis) {
        return new Alert(
                fingerprint,
                rule,
                severity,
                labels,
                annotations,
                value,
                threshold,
                startsAtMillis,
                millis,
                acknowledgedBy,
                escalationStep);
    }

    /** With so many steps of its escalation taken. */
    public Alert atStep(int step) {
        return new Alert(
                fingerprint,
                rule,
                severity,
                labels,
                annotations,
                value,
                threshold,
                startsAtMillis,
                endsAtMillis,
                acknowledgedBy,
                step);
    }

    /** This and another annotation. */
    public Alert with(String annotation, String text) {
        Map<String, String> more = new LinkedHashMap<>(annotations);
        more.put(annotation, text);
        return with(more);
    }

    /** The same with other annotations. */
    public Alert with(Map<String, String> other) {
        return new Alert(
                fingerprint,
                rule,
                severity,
                labels,
                Collections.unmodifiableMap(other),
                value,
                threshold,
                startsAtMillis,
                endsAtMillis,
                acknowledgedBy,
                escalationStep);
    }
}
