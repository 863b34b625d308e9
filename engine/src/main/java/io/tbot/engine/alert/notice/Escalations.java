package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.hold.Phase;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes the steps of escalations when they are due. Threads: under the lock of {@link Notices}. */
final class Escalations {
    /** Of one that is repeated without end, further steps are counted as this one. */
    private static final int MAX_COUNTED = 20;

    private final AlertBook book;
    private final Map<EscalationStep, Long> taken = new HashMap<>();

    Escalations(AlertBook book) {
        this.book = book;
    }

    /** Sets the first step of an alert that fires, if its policy has one and none was set. */
    void plan(HeldAlert alert, Routing routing) {
        if (alert.phase() == Phase.PENDING || alert.nextStepMillis() != 0 || alert.step() != 0) {
            return;
        }
        Escalation policy = routing.policyOf(alert.labels());
        long firstMillis = policy == null ? 0 : policy.firstMillis(alert.startsAtMillis());
        if (firstMillis != 0) {
            book.escalated(alert, 0, firstMillis);
        }
    }

    /**
     * Takes every step that is due.
     *
     * @param groups in which the alerts are
     * @param out who is told, before the step is kept
     */
    void take(List<HeldAlert> firing, Routing routing, Collection<Group> groups, Moment now, Steps out) {
        Calendars calendars = routing.rulebook().calendars();
        for (HeldAlert alert : firing) {
            boolean isDue = alert.nextStepMillis() != 0 && now.millis() >= alert.nextStepMillis();
            if (!isDue || Quiet.is(alert, groups, calendars, now)) {
                continue;
            }
            Escalation policy = routing.policyOf(alert.labels());
            if (policy == null || policy.steps().isEmpty()) {
                book.escalated(alert, alert.step(), 0);
                continue;
            }
            int steps = alert.step() + 1;
            Escalation.Step step = policy.step(alert.step());
            taken.merge(new EscalationStep(policy.name(), Math.min(steps, MAX_COUNTED)), 1L, Long::sum);
            out.take(alert, step);
            // behind the messages: a kill between them costs a second message, not a step
            book.escalated(alert, steps, policy.nextMillis(steps, alert.startsAtMillis(), now.millis()));
        }
    }

    Map<EscalationStep, Long> taken() {
        return Map.copyOf(taken);
    }

    /** Hears of a step that is about to be taken. */
    interface Steps {
        void take(HeldAlert alert, Escalation.Step step);
    }
}
