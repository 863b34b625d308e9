package io.tbot.engine.alert.model;

import java.util.List;

/**
 * What one channel is to be told of one group.
 *
 * @param id unique for ever; names the delivery
 * @param group the group's key; a newer notification of a group takes the place of one that still waits
 * @param groupLabels what its alerts have in common
 * @param severity the worst of its firing alerts; of a resolved group the worst it had
 * @param alerts firing ones first; at most as many as the engine keeps in a group
 * @param createdMillis wall clock
 */
public record Notification(
        String id,
        String channel,
        String group,
        Labels groupLabels,
        Reason reason,
        Severity severity,
        List<Alert> alerts,
        long createdMillis) {
    /** Whether all of it is over. */
    public boolean isResolved() {
        return alerts.stream().noneMatch(Alert::isFiring);
    }

    /** The same for another channel. */
    public Notification to(String newChannel) {
        return new Notification(
                id + '>' + newChannel, newChannel, group, groupLabels, reason, severity, alerts, createdMillis);
    }

    /** The same alerts, told in other words. */
    public Notification with(List<Alert> reworded) {
        return new Notification(id, channel, group, groupLabels, reason, severity, reworded, createdMillis);
    }
}
