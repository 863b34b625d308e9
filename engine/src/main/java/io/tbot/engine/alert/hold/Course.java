package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Rule;

/**
 * Where a finding takes an alert: the state machine, for one alert at a time. It changes what the alert knows of its
 * own past; what follows from a step is the book's.
 *
 * <p>Threads: under the book's lock. Units: nanoseconds that were watched.
 */
final class Course {
    /** A restored alert of which nothing is heard is given up then. */
    private static final long RESTORE_NANOS = 3_600_000_000_000L;

    private final long startNanos;

    /** @param startNanos when this run of the process began to look */
    Course(long startNanos) {
        this.startNanos = startNanos;
    }

    /** What is to become of an alert. */
    enum Step {
        STAY,
        /** As it was, and to be written down. */
        KEEP,
        /** Over before it fired. */
        DROP,
        FIRE,
        CLEARING,
        AGAIN,
        OVER
    }

    /**
     * What the rule makes of a look that found nothing to judge.
     *
     * @param restored that nothing is there yet says nothing of an alert from before the restart
     */
    static Finding meaning(Rule rule, Finding finding, boolean restored) {
        return switch (finding) {
            case NO_DATA ->
                switch (rule.noData()) {
                    case KEEP -> Finding.NO_DATA;
                    case OK -> restored ? Finding.NO_DATA : Finding.CLEAR;
                    case ALERT -> Finding.BREACH;
                };
            case ERROR -> rule.alertsOnError() ? Finding.BREACH : Finding.NO_DATA;
            case INSUFFICIENT -> Finding.NO_DATA;
            case BREACH, BETWEEN, CLEAR -> finding;
        };
    }

    /** @param windowNanos how far back the rule's expression looks */
    Step next(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        return switch (alert.phase) {
            case PENDING -> pending(alert, rule, meaning, now);
            case FIRING -> firing(alert, rule, windowNanos, meaning, now);
            case RESOLVING -> resolving(alert, rule, windowNanos, meaning, now);
            case RESOLVED -> Step.STAY;
        };
    }

    /** Whether an alert from before the restart has been waited for long enough. */
    boolean isUnheardOf(HeldAlert alert, Moment now) {
        return alert.restored && !alert.manual && !alert.heard && now.nanos() - startNanos >= RESTORE_NANOS;
    }

    private static Step pending(HeldAlert alert, Rule rule, Finding meaning, Moment now) {
        if (meaning == Finding.NO_DATA) {
            boolean counted = alert.counts; // what was not seen does not count
            alert.heldNanos = alert.heldNanos();
            alert.counts = false;
            alert.sinceNanos = now.nanos();
            return counted ? Step.KEEP : Step.STAY;
        }
        if (meaning != Finding.BREACH) {
            return Step.DROP;
        }
        boolean resumes = !alert.counts;
        alert.counts = true;
        if (alert.restored) {
            alert.sinceNanos = now.nanos();
        }
        alert.restored = false;
        alert.judgedNanos = now.nanos();
        alert.judgedMillis = now.millis();
        return alert.heldNanos() >= rule.forNanos() ? Step.FIRE : resumes ? Step.KEEP : Step.STAY;
    }

    private Step firing(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        boolean believable = isBelievable(alert, rule, windowNanos, meaning, now);
        if (meaning != Finding.CLEAR || !believable) {
            return Step.STAY;
        }
        alert.sinceNanos = now.nanos();
        alert.counts = true;
        return rule.keepFiringNanos() == 0 ? Step.OVER : Step.CLEARING;
    }

    private Step resolving(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        boolean believable = isBelievable(alert, rule, windowNanos, meaning, now);
        if (meaning == Finding.BREACH || meaning == Finding.BETWEEN) {
            return Step.AGAIN;
        }
        if (meaning != Finding.CLEAR || !believable || !alert.counts) {
            alert.sinceNanos = now.nanos(); // clear without a break, or it does not count
            alert.counts = true;
        } else if (now.nanos() - alert.sinceNanos >= rule.keepFiringNanos()) {
            return Step.OVER;
        }
        return Step.STAY;
    }

    /**
     * Whether a finding says something of an alert: a window that is still filling says little of one from before the
     * restart.
     */
    private boolean isBelievable(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        if (!alert.restored || meaning == Finding.NO_DATA) {
            return !alert.restored;
        }
        alert.heard |= meaning != Finding.CLEAR;
        alert.restored = now.nanos() - startNanos < Math.max(rule.forNanos(), windowNanos);
        return !alert.restored;
    }
}
