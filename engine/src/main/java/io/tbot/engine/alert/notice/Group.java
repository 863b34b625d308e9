package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Alerts that share a message.
 *
 * <p>Threads: the alert thread. Shape: as many members as the book has alerts, at most.
 */
final class Group {
    /** More would fit no message; of the others it has the number. */
    private static final int MAX_SHOWN = 200;

    /** Of one that flaps there is a digest so often, until it is calm. */
    private static final long DIGEST_MILLIS = 10 * 60_000;

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

    Group(Route route, Labels labels, String key) {
        this.route = route;
        this.labels = labels;
        this.key = key;
    }

    static String key(Route route, Labels labels) {
        return route.name() + labels;
    }

    /** The group of these labels; made where it is not among those by key. */
    static Group open(Route route, Labels labels, Map<String, Group> groups) {
        String key = key(route, labels);
        Group known = groups.get(key);
        if (known != null) {
            return known;
        }
        Group group = new Group(route, labels, key);
        groups.put(key, group);
        return group;
    }

    /** The channels that were told of an alert by one of the groups, and will hear from it that the alert is over. */
    static Set<String> tellers(String fingerprint, Collection<Group> groups) {
        Set<String> tellers = new LinkedHashSet<>();
        for (Group group : groups) {
            Member member = group.members.get(fingerprint);
            if (member != null && member.told) {
                tellers.addAll(group.route.channels());
            }
        }
        return tellers;
    }

    /** Whether one of the groups has told that channel that the alert fires. */
    static boolean tell(String channel, String fingerprint, Collection<Group> groups) {
        for (Group group : groups) {
            Member member = group.members.get(fingerprint);
            boolean fires = member != null && member.told && member.alert.isFiring();
            if (fires && group.route.channels().contains(channel)) {
                return true;
            }
        }
        return false;
    }

    /** An alert has come to fire, or is over. */
    void put(Alert alert) {
        Member member = members.get(alert.fingerprint());
        if (member == null) {
            members.put(alert.fingerprint(), new Member(alert));
        } else {
            severityIs(member, alert);
            member.alert = alert;
        }
        worst = worse(worst, alert.severity());
    }

    private void severityIs(Member member, Alert alert) {
        if (member.told && alert.isFiring() && alert.severity().compareTo(member.alert.severity()) < 0) {
            nudge = Reason.SEVERITY_CHANGED;
        }
    }

    private static Severity worse(Severity one, Severity other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** What there is to tell; {@link Reason#NOTHING_NEW} where that is nothing. */
    Reason news(long nowMillis) {
        boolean firing = false;
        boolean fresh = false;
        boolean shown = false;
        boolean flaps = false;
        boolean digest = false;
        boolean resolved = false;
        boolean stillTold = false;
        boolean repeatable = false;
        for (Member member : members.values()) {
            boolean visible = member.isVisible();
            stillTold |= member.told && (member.alert.isFiring() || member.flaps());
            firing |= visible;
            fresh |= visible && !member.told;
            shown |= visible && member.told && member.wasHidden;
            resolved |= !member.alert.isFiring() && member.told && !member.isHidden();
            repeatable |= visible && !member.taken;
            flaps |= member.flaps() && !member.toldFlapping();
            digest |= digestIsDue(member, nowMillis);
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
        if (digest) {
            return Reason.DIGEST;
        }
        return repeatable && nowMillis - toldMillis >= route.repeatMillis(severity())
                ? Reason.REPEAT_DUE
                : Reason.NOTHING_NEW;
    }

    /** One that goes on flapping is told of now and then; one that has come to rest is told of as it came to rest. */
    private static boolean digestIsDue(Member member, long nowMillis) {
        if (!member.toldFlapping()) {
            return false;
        }
        boolean goesOn = member.flaps() && member.changes > member.toldChanges;
        return goesOn ? nowMillis - member.toldFlapMillis >= DIGEST_MILLIS : member.isVisible();
    }

    /** The worst of what fires; of a group in which nothing does, the worst it had. */
    Severity severity() {
        Severity severity = null;
        for (Member member : members.values()) {
            if (member.alert.isFiring() && (!member.isHidden() || member.flaps())) {
                severity = severity == null ? member.alert.severity() : worse(severity, member.alert.severity());
            }
        }
        return severity == null ? worst : severity;
    }

    /** Whether a message about the group is about this one, too. */
    private static boolean isShown(Member member, long nowMillis) {
        if (member.flaps()) {
            return !member.toldFlapping() || digestIsDue(member, nowMillis);
        }
        return !member.isHidden() && (member.alert.isFiring() || member.told);
    }

    /** What a message about it shows: what fires, then what is over and was told of. */
    List<Member> shown(long nowMillis) {
        List<Member> shown = new ArrayList<>();
        for (int pass = 0; pass < 2; pass++) {
            for (Member member : members.values()) {
                if (shown.size() < MAX_SHOWN && member.alert.isFiring() == (pass == 0) && isShown(member, nowMillis)) {
                    shown.add(member);
                }
            }
        }
        return shown;
    }

    /** How many a message is about that fire, or are over. */
    int count(boolean firing, long nowMillis) {
        int count = 0;
        for (Member member : members.values()) {
            count += member.alert.isFiring() == firing && isShown(member, nowMillis) ? 1 : 0;
        }
        return count;
    }

    /** The receivers have been told; what is over is forgotten. */
    void told(long nowMillis) {
        for (Member member : members.values()) {
            if (member.flaps()) {
                if (isShown(member, nowMillis)) {
                    member.toldChanges = member.changes;
                    member.toldFlapMillis = nowMillis;
                    member.told = true;
                }
            } else if (!member.isHidden()) {
                member.told = member.alert.isFiring();
                member.wasHidden = false;
                member.toldChanges = Member.STEADY;
                member.changes = 0;
            }
        }
        toldMillis = nowMillis;
        nudge = Reason.NOTHING_NEW;
        forgetResolved();
    }

    /** Drops what is over and nobody knows of, or has been told of. */
    void forgetResolved() {
        members.values().removeIf(member -> !member.alert.isFiring() && !member.told && !member.flaps());
    }

    /** Goes on where a group of the same receivers was: what they were told, and when they may be told more. */
    void follow(Group before) {
        toldMillis = before.toldMillis;
        dueMillis = before.dueMillis;
        nudge = before.nudge;
        worst = worse(worst, before.worst);
    }

    /** The wall clock was set. */
    void shift(long millis) {
        dueMillis += dueMillis == 0 ? 0 : millis;
        toldMillis += toldMillis == 0 ? 0 : millis;
        members.values().forEach(member -> member.toldFlapMillis += millis);
    }
}
