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

    /** How long the condition held before the stretch that counts now: in earlier runs, before a time without data. */
    long heldNanos;

    /** Since when the condition holds, or is clear, without a break, in this run. */
    long sinceNanos;

    /** When the condition was seen to hold last; both clocks. */
    long judgedNanos;

    long judgedMillis;

    /** Whether the time from {@link #sinceNanos} on counts: not while nothing is heard, nor before the first look. */
    boolean counts = true;

    /** When it came to fire, of one that waits when the condition began to hold. */
    long startsAtMillis;

    /** When it was resolved; 0 before. */
    long endsAtMillis;

    /** A manual one ends then unless it is fired again. */
    long untilMillis;

    /** Comes from an earlier run and has not been judged by enough data of this one. */
    boolean restored;

    /** This run has seen that it is not over. */
    boolean heard;

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

    public Acknowledgement acknowledgement() {
        return acknowledgement;
    }

    /** Whether somebody fired it, not a rule. */
    public boolean isManual() {
        return manual;
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

    /** How long its condition has held, as far as that was seen. */
    long heldNanos() {
        return heldNanos + (counts ? judgedNanos - sinceNanos : 0);
    }

    /** Takes this severity if it is worse, and says whether: whoever has the alert took something lesser. */
    boolean raise(Severity severity) {
        boolean isWorse = severity.compareTo(this.severity) < 0;
        if (isWorse) {
            this.severity = severity;
            acknowledgement = Acknowledgement.NONE;
        }
        return isWorse;
    }

    /** The wall clock was set: what it says of times before goes along. */
    void shift(long millis) {
        startsAtMillis += millis;
        judgedMillis += millis;
        untilMillis += millis;
        nextStepMillis += nextStepMillis == 0 ? 0 : millis;
        if (acknowledgement.isThere()) {
            acknowledgement = acknowledgement.shifted(millis);
        }
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
