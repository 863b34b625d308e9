package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Alerts that share a message.
 *
 * <p>Threads: the alert thread. Shape: as many members as the book has alerts, at most.
 */
final class Group {
    /** More would fit no message. */
    private static final int MAX_SHOWN = 1_000;

    final Route route;
    final Labels labels;
    final String key;
    final Map<String, Member> members = new LinkedHashMap<>();

    /** When it is looked at next, wall clock. */
    long dueMillis;

    /** When the receivers were told last; 0 for never. */
    long toldMillis;

    /** Its route was quiet when it was looked at last. */
    boolean muted;

    /** The worst it has been since it began. */
    Severity worst = Severity.INFO;

    /** What makes it tell although its alerts are the same. */
    Reason nudge = Reason.NOTHING_NEW;

    Group(Route route, Labels labels) {
        this.route = route;
        this.labels = labels;
        this.key = key(route, labels);
    }

    static String key(Route route, Labels labels) {
        return route.name() + labels;
    }

    /** An alert has come to fire, or is over. */
    void put(Alert alert) {
        Member member = members.get(alert.fingerprint());
        if (member == null) {
            members.put(alert.fingerprint(), new Member(alert));
        } else {
            if (alert.isFiring() && alert.severity().compareTo(member.alert.severity()) < 0 && member.told) {
                nudge = Reason.SEVERITY_CHANGED;
            }
            member.alert = alert;
        }
        if (alert.severity().compareTo(worst) < 0) {
            worst = alert.severity();
        }
    }

    /** What there is to tell; {@link Reason#NOTHING_NEW} where that is nothing. */
    Reason news(long nowMillis) {
        boolean firing = false;
        boolean fresh = false;
        boolean shown = false;
        boolean flaps = false;
        boolean resolved = false;
        boolean stillTold = false;
        boolean repeatable = false;
        for (Member member : members.values()) {
            if (member.toldFlapping) {
                stillTold |= member.told;
                continue;
            }
            boolean visible = member.alert.isFiring() && !member.isHidden();
            firing |= visible;
            fresh |= visible && !member.told;
            shown |= visible && member.told && member.wasHidden;
            resolved |= !member.alert.isFiring() && member.told;
            stillTold |= member.alert.isFiring() && member.told;
            repeatable |= visible && member.alert.acknowledgedBy().isEmpty();
            flaps |= member.hidden == Reason.FLAPPING;
        }
        if (flaps) {
            return Reason.FLAPPING;
        }
        if (fresh) {
            return toldMillis == 0 ? Reason.FIRST_BREACH : Reason.NEW_ALERTS;
        }
        if (shown) {
            return Reason.SILENCE_ENDED;
        }
        if (resolved) {
            return stillTold ? Reason.NEW_RESOLVED : Reason.ALL_RESOLVED;
        }
        if (firing && nudge != Reason.NOTHING_NEW) {
            return nudge;
        }
        return repeatable && nowMillis - toldMillis >= route.repeatMillis(severity())
                ? Reason.REPEAT_DUE
                : Reason.NOTHING_NEW;
    }

    /** The worst of what fires; of a group in which nothing does, the worst it had. */
    Severity severity() {
        Severity severity = null;
        for (Member member : members.values()) {
            Severity its = member.alert.severity();
            if (member.alert.isFiring() && !member.isHidden() && (severity == null || its.compareTo(severity) < 0)) {
                severity = its;
            }
        }
        return severity == null ? worst : severity;
    }

    /** What a message about it shows: what fires, then what is over and was told of. */
    List<Alert> shown() {
        List<Alert> shown = new ArrayList<>();
        for (Member member : members.values()) {
            boolean flaps = member.hidden == Reason.FLAPPING && !member.toldFlapping;
            if (shown.size() < MAX_SHOWN && member.alert.isFiring() && (!member.isHidden() || flaps)) {
                shown.add(member.alert);
            }
        }
        for (Member member : members.values()) {
            if (shown.size() < MAX_SHOWN && !member.alert.isFiring() && member.told && !member.toldFlapping) {
                shown.add(member.alert);
            }
        }
        return shown;
    }

    /** The receivers have been told; what is over is forgotten. */
    void told(long nowMillis) {
        toldMillis = nowMillis;
        nudge = Reason.NOTHING_NEW;
        for (Member member : members.values()) {
            if (member.hidden == Reason.FLAPPING) {
                member.toldFlapping = true;
                member.told = true;
            } else if (!member.isHidden()) {
                member.told = member.alert.isFiring();
                member.wasHidden = false;
            } else if (!member.alert.isFiring()) {
                member.told = false;
            }
        }
        forgetResolved();
    }

    /** Drops what is over and nobody knows of, or has been told of. */
    void forgetResolved() {
        members.values()
                .removeIf(member -> !member.alert.isFiring() && !member.told && member.hidden != Reason.FLAPPING);
    }
}
