package io.tbot.engine.alert.model;

import java.util.List;

/**
 * What one channel is to be told of one group.
 *
 * @param id unique for ever; names the delivery
 * @param group the group's key; a newer notification of a group takes the place of one that still waits
 * @param groupLabels what its alerts have in common
 * @param severity the worst of its firing alerts; of a resolved group the worst it had
 * @param alerts firing ones first; the first of them where there are many
 * @param createdMillis wall clock
 * @param moreFiring how many more fire than are among these
 * @param moreResolved how many more are over
 */
public record Notification(
        String id,
        String channel,
        String group,
        Labels groupLabels,
        Reason reason,
        Severity severity,
        List<Alert> alerts,
        long createdMillis,
        int moreFiring,
        int moreResolved) {
    private static final char MOVED = '>';

    /** Of alerts that are all there. */
    public Notification(
            String id,
            String channel,
            String group,
            Labels groupLabels,
            Reason reason,
            Severity severity,
            List<Alert> alerts,
            long createdMillis) {
        this(id, channel, group, groupLabels, reason, severity, alerts, createdMillis, 0, 0);
    }

    /** How many alerts it is about. */
    public int size() {
        return alerts.size() + moreFiring + moreResolved;
    }

    /** Whether all of it is over. */
    public boolean isResolved() {
        return moreFiring == 0 && alerts.stream().noneMatch(Alert::isFiring);
    }

    /** The same for another channel. */
    public Notification to(String newChannel) {
        return new Notification(
                id + MOVED + newChannel,
                newChannel,
                group,
                groupLabels,
                reason,
                severity,
                alerts,
                createdMillis,
                moreFiring,
                moreResolved);
    }

    /** Whether another channel was to tell it first. */
    public boolean isMoved() {
        return id.endsWith(MOVED + channel);
    }

    /** The same with other alerts, or with the same in other words. */
    public Notification with(List<Alert> others) {
        return with(others, severity);
    }

    /** The same with other alerts, of which that is the severity. */
    public Notification with(List<Alert> others, Severity worst) {
        return new Notification(
                id, channel, group, groupLabels, reason, worst, others, createdMillis, moreFiring, moreResolved);
    }
}
