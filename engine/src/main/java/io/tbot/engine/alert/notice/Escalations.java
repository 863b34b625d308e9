package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.hold.Phase;
import java.util.List;
import java.util.function.Predicate;

/** Takes the steps of escalations when they are due. Threads: under the lock of {@link Notices}. */
final class Escalations {
    private final AlertBook book;

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
     * @param isQuiet whether someone has the alert, or nobody is to hear of it
     * @param out who is told, before the step is kept
     */
    void take(List<HeldAlert> firing, Routing routing, Predicate<HeldAlert> isQuiet, Moment now, Steps out) {
        for (HeldAlert alert : firing) {
            if (alert.nextStepMillis() == 0 || now.millis() < alert.nextStepMillis() || isQuiet.test(alert)) {
                continue;
            }
            Escalation policy = routing.policyOf(alert.labels());
            if (policy == null || policy.steps().isEmpty()) {
                book.escalated(alert, alert.step(), 0);
                continue;
            }
            int taken = alert.step() + 1;
            Escalation.Step step = policy.step(alert.step());
            out.take(alert, step);
            // behind the messages: a kill between them costs a second message, not a step
            book.escalated(alert, taken, policy.nextMillis(taken, alert.startsAtMillis(), now.millis()));
        }
    }

    /** Hears of a step that is about to be taken. */
    interface Steps {
        void take(HeldAlert alert, Escalation.Step step);
    }
}
