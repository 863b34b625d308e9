package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.Map;

/**
 * One instance of a rule that is not at rest, or an alert fired by hand.
 *
 * <p>Threads: under the book's lock.
 */
public final class HeldAlert {
    final String fingerprint;
    final String rule;
    final Labels instance;
    final boolean manual;

    /** The text that found it: under another it is another alert. Empty for a manual one. */
    final String expression;

    Severity severity;
    Labels labels;
    Map<String, String> annotations;
    Phase phase = Phase.PENDING;
    double value = Double.NaN;
    double threshold = Double.NaN;

    /** How long the condition held in earlier runs of the process. */
    long heldNanos;

    /** Since when the condition holds, or is clear, without a break, in this run. */
    long sinceNanos;

    /** When it was judged last. */
    long judgedNanos;

    /** When it came to fire, of one that waits when the condition began to hold. */
    long startsAtMillis;

    /** When it was resolved; 0 before. */
    long endsAtMillis;

    /** A manual one ends then unless it is fired again. */
    long untilMillis;

    /** Comes from an earlier run and has not been judged by enough data of this one. */
    boolean restored;

    Acknowledgement acknowledgement = Acknowledgement.NONE;

    /** Steps of its escalation that were taken. */
    int step;

    /** When the next one is due, wall clock; 0 for none. */
    long nextStepMillis;

    /** The look at the rule that heard of it last. */
    long look;

    HeldAlert(String rule, Labels instance, Labels labels, Severity severity, String expression) {
        this.fingerprint = Fingerprint.of(rule, instance);
        this.rule = rule;
        this.instance = instance;
        this.labels = labels;
        this.severity = severity;
        this.manual = expression.isEmpty();
        this.expression = expression;
        this.annotations = Map.of();
    }

    public String fingerprint() {
        return fingerprint;
    }

    public String rule() {
        return rule;
    }

    public Severity severity() {
        return severity;
    }

    /** Of instance and rule, with {@code alertname} and {@code severity}. */
    public Labels labels() {
        return labels;
    }

    public Phase phase() {
        return phase;
    }

    /** Whether no rule watches it. */
    public boolean isManual() {
        return manual;
    }

    public Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    public int step() {
        return step;
    }

    public long nextStepMillis() {
        return nextStepMillis;
    }

    public long startsAtMillis() {
        return startsAtMillis;
    }

    /** As others see it. */
    public Alert toAlert() {
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
                acknowledgement.by(),
                step);
    }
}
