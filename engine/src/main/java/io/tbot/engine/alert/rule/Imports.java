package io.tbot.engine.alert.rule;

import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What files of the original module say besides their rules: whom to tell when nobody takes an alert, and of what
 * nobody is told for a while.
 *
 * <p>Threads: whoever reads.
 */
public final class Imports {
    private final List<Policy> policies = new ArrayList<>();
    private final List<Suppression> suppressions = new ArrayList<>();

    /** In the order read. */
    public List<Policy> policies() {
        return List.copyOf(policies);
    }

    /** In the order read. */
    public List<Suppression> suppressions() {
        return List.copyOf(suppressions);
    }

    void add(Policy policy) {
        policies.add(policy);
    }

    void add(Suppression suppression) {
        suppressions.add(suppression);
    }

    /** A word and where it stands, each from 1. */
    public record Word(String text, String where, int line, int column) {
        /** What is wrong there. */
        public Mistake wrong(String problem) {
            return new Mistake(where, line, column, problem);
        }
    }

    /**
     * Whom to tell of alerts of these severities.
     *
     * @param max steps in all
     */
    public record Policy(Word name, List<Severity> severities, List<Step> steps, int max) {}

    /**
     * One step.
     *
     * @param afterNanos since the alert came to fire
     * @param channels types of channels, or their names
     * @param recipients instead of the channels' own; mostly empty
     */
    public record Step(Word after, long afterNanos, List<Word> channels, List<Word> recipients) {}

    /**
     * Alerts with all of these labels are told to nobody.
     *
     * @param fromMillis when it was written, wall clock
     */
    public record Suppression(Word name, Map<String, String> labels, long fromMillis, long nanos) {}
}
