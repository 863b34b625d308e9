package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Reason;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts alerts into groups anew, after a reload or a restart, so that each receiver hears what it would have heard: what
 * counts is which channels were told, not what a route is called.
 *
 * <p>Threads: under the lock of {@link Notices}.
 */
final class Regrouping {
    private Regrouping() {}

    /**
     * After a reload.
     *
     * @param before the groups there were; their members are taken over
     * @param groups by key; empty, takes those there are now
     */
    static void regroup(
            Collection<Group> before,
            Map<String, Group> groups,
            List<HeldAlert> firing,
            Routing routing,
            long nowMillis) {
        for (HeldAlert alert : firing) {
            join(alert.toAlert(), before, groups, routing);
        }
        for (Group old : before) {
            for (Member member : old.members.values()) {
                boolean stays = member.alert.isFiring() && isInGroupOf(old.route.channels(), member.alert, groups);
                if (!stays && (member.told || member.toldFlapping())) {
                    leave(old, member, groups, routing, nowMillis);
                }
            }
        }
    }

    /** Into each group of its routes, with what the receivers of that group know of it. */
    private static void join(Alert alert, Collection<Group> before, Map<String, Group> groups, Routing routing) {
        for (Route route : routing.of(alert.labels())) {
            Labels labels = route.groupOf(alert.labels());
            Group group = Group.open(route, labels, groups);
            boolean fresh = group.members.isEmpty();
            for (Group old : before) {
                if (!old.route.channels().equals(route.channels())) {
                    continue;
                }
                if (fresh && old.labels.equals(labels)) {
                    group.follow(old);
                }
                Member known = old.members.get(alert.fingerprint());
                if (known != null) {
                    group.members.putIfAbsent(alert.fingerprint(), known);
                }
            }
            group.put(alert);
        }
    }

    private static boolean isInGroupOf(List<String> channels, Alert alert, Map<String, Group> groups) {
        for (Group group : groups.values()) {
            if (group.route.channels().equals(channels) && group.members.containsKey(alert.fingerprint())) {
                return true;
            }
        }
        return false;
    }

    /** Those who were told of it hear that it is over, or to them it is, if their channels are still there. */
    private static void leave(Group old, Member member, Map<String, Group> groups, Routing routing, long nowMillis) {
        if (!old.route.channels().stream().allMatch(routing::knows)) {
            return;
        }
        Group same = groups.get(old.key);
        boolean isTaken = same != null && !same.route.channels().equals(old.route.channels());
        String key = isTaken ? old.key + " before" : old.key;
        Group group = groups.get(key);
        if (group == null) {
            group = new Group(old.route, old.labels, key);
            group.follow(old);
            groups.put(key, group);
        }
        if (member.alert.isFiring()) {
            member.alert = over(member.alert, nowMillis);
            member.hidden = Reason.NOTHING_NEW;
        }
        group.members.put(member.alert.fingerprint(), member);
    }

    /** What an earlier run had told of a group; those who would hear no more of an alert hear that it is over. */
    static void restore(
            String key, GroupText kept, boolean isSure, Map<String, Group> groups, AlertBook book, Routing routing) {
        for (Group group : groups.values()) {
            if (group.route.channels().equals(kept.channels()) && group.labels.equals(kept.labels())) {
                group.toldMillis = kept.toldMillis();
            }
        }
        for (Alert alert : kept.told()) {
            HeldAlert held = book.find(alert.fingerprint());
            boolean fires = held != null && held.phase() != Phase.PENDING;
            if (fires && !isSure) {
                continue;
            }
            Alert now = held != null && fires ? held.toAlert() : over(alert, kept.toldMillis());
            Group group = groupOf(now, key, kept, groups, routing);
            if (group == null && kept.channels().stream().allMatch(routing::knows)) {
                group = groups.computeIfAbsent(key, k -> new Group(Route.to(k, kept.channels()), kept.labels(), k));
                now = now.isFiring() ? over(now, kept.toldMillis()) : now;
            }
            if (group != null) {
                group.put(now);
                Member member = group.members.get(alert.fingerprint());
                if (member != null) {
                    member.told = true;
                }
                group.toldMillis = kept.toldMillis();
            }
        }
    }

    /** The group of the same receivers that an alert belongs to now. */
    private static @Nullable Group groupOf(
            Alert alert, String key, GroupText kept, Map<String, Group> groups, Routing routing) {
        for (Route route : routing.of(alert.labels())) {
            Labels labels = route.groupOf(alert.labels());
            boolean sameName = kept.channels().isEmpty() && key.equals(Group.key(route, labels));
            if (sameName || route.channels().equals(kept.channels())) {
                return Group.open(route, labels, groups);
            }
        }
        return null;
    }

    /** It ended, and the process with it, before anybody was told; or it is no longer theirs. */
    static Alert over(Alert alert, long endMillis) {
        return new Alert(
                alert.fingerprint(),
                alert.rule(),
                alert.severity(),
                alert.labels(),
                alert.annotations(),
                alert.value(),
                alert.threshold(),
                alert.startsAtMillis(),
                endMillis,
                "",
                alert.escalationStep());
    }
}
