package io.tbot.engine.alert.model;

import java.util.List;
import java.util.Map;

/**
 * What a rule wants, besides the expression that finds it.
 *
 * @param id unique among all rules
 * @param expression its text, by which a reload knows the rule again
 * @param labels fixed ones, which routes see beside those of the instance
 * @param annotations templates for messages, by name
 * @param channels where to go straight to, past the routes; mostly empty
 * @param forNanos how long the condition must hold before it fires
 * @param keepFiringNanos how long it must be clear before it is resolved
 * @param everyNanos how often to look; 0 is each tick
 * @param hours a calendar outside of which the rule rests; empty for always
 * @param line where it stands in its file, from 1; 0 for a built-in
 * @param escalateNanos when those who were told are told again if nobody takes it; 0 for never
 */
public record Rule(
        String id,
        Severity severity,
        String expression,
        Labels labels,
        Map<String, String> annotations,
        List<String> channels,
        long forNanos,
        long keepFiringNanos,
        long everyNanos,
        NoData noData,
        boolean alertsOnError,
        String hours,
        int line,
        long escalateNanos) {
    /** One that is escalated only as others say. */
    public Rule(
            String id,
            Severity severity,
            String expression,
            Labels labels,
            Map<String, String> annotations,
            List<String> channels,
            long forNanos,
            long keepFiringNanos,
            long everyNanos,
            NoData noData,
            boolean alertsOnError,
            String hours,
            int line) {
        this(
                id,
                severity,
                expression,
                labels,
                annotations,
                channels,
                forNanos,
                keepFiringNanos,
                everyNanos,
                noData,
                alertsOnError,
                hours,
                line,
                0);
    }

    /** The same under another id. */
    public Rule named(String other) {
        return with(other, channels, escalateNanos);
    }

    /** The same with these channels. */
    public Rule telling(List<String> others) {
        return with(id, List.copyOf(others), escalateNanos);
    }

    /** The same, escalated after so long. */
    public Rule escalatedAfter(long nanos) {
        return with(id, channels, nanos);
    }

    private Rule with(String otherId, List<String> otherChannels, long otherEscalateNanos) {
        return new Rule(
                otherId,
                severity,
                expression,
                labels,
                annotations,
                otherChannels,
                forNanos,
                keepFiringNanos,
                everyNanos,
                noData,
                alertsOnError,
                hours,
                line,
                otherEscalateNanos);
    }

    /** What an alert does of which nothing is heard any more. */
    public enum NoData {
        /** Stays as it is. */
        KEEP,
        /** Counts as clear. */
        OK,
        /** Counts as a breach. */
        ALERT
    }
}
