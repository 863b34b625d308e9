package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Decides whom to tell of what: puts alerts into groups by their routes, and each tick tells those groups that have
 * news.
 *
 * <p>Threads: the alert thread, but for {@link #hear}, which the book calls. One lock. Shape: groups come with alerts
 * and go when their last alert is over and told of.
 */
public final class Notices {
    private static final long MINUTE_MILLIS = 60_000;

    private final AlertBook book;
    private final Silences silences;
    private final Consumer<Notification> outbox;
    private final Decisions decisions;
    private final GroupKeeper keeper;
    private final Escalations escalations;
    private final Called called;
    private final Taken taken;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Alert> heard = new ArrayList<>();
    private final String run;
    private Routing routing = new Routing(Rulebook.EMPTY, Map.of());
    private long lastNotification;
    private long lastMillis;
    private long relabelled;
    private long nextMillis = Long.MAX_VALUE;

    /**
     * @param outbox takes what is to be sent; keeps it before it returns
     * @param startMillis when this run began; tells its notifications from those of others
     */
    public Notices(
            Function<Consumer<Transition>, AlertBook> book,
            Silences silences,
            Consumer<Notification> outbox,
            Decisions decisions,
            GroupKeeper keeper,
            long startMillis) {
        this.book = book.apply(this::hear);
        this.silences = silences;
        this.outbox = outbox;
        this.decisions = decisions;
        this.keeper = keeper;
        this.escalations = new Escalations(this.book);
        this.called = new Called(outbox, this::nextId, keeper);
        this.taken = new Taken(outbox, this::nextId, keeper, called);
        this.lastMillis = startMillis;
        this.run = Long.toHexString(startMillis);
    }

    public AlertBook book() {
        return book;
    }

    /**
     * What the file says now. Alerts that fire are put into groups anew; what receivers were told is kept, and those
     * who will hear no more of an alert are told that to them it is over.
     */
    public synchronized void follow(Rulebook next, Map<String, Rule> rules) {
        routing = new Routing(next, rules);
        regroup();
    }

    private void regroup() {
        Map<String, Group> before = new LinkedHashMap<>(groups);
        groups.clear();
        List<HeldAlert> firing = book.firing();
        Regrouping.regroup(before.values(), groups, firing, routing, lastMillis);
        firing.forEach(alert -> escalations.plan(alert, routing));
        for (String key : before.keySet()) {
            Group group = groups.get(key);
            if (group == null || group.toldMillis == 0) {
                keeper.dropGroup(key); // whoever it was about, it is not about these
            }
        }
        groups.values().forEach(this::keep);
        relabelled = book.relabelled();
    }

    private void keep(Group group) {
        if (group.toldMillis != 0) {
            keeper.keepGroup(group.key, GroupText.of(group).text());
        }
    }

    /** Takes back what an earlier run had told of a group; after {@link #follow}. */
    public synchronized void restore(String key, String text) {
        restore(key, text, true);
    }

    /**
     * The same.
     *
     * @param isSure whether nothing is missing of what that run had kept; else what fires is told once more, since it
     *     is the news of it that may be missing
     */
    public synchronized void restore(String key, String text, boolean isSure) {
        GroupText kept = GroupText.read(text);
        if (kept != null && !called.restore(key, kept) && !taken.restore(key)) {
            Regrouping.restore(key, kept, isSure, groups, book, routing);
        }
    }

    /** Names, for each channel, the alerts of which its receiver thinks that they fire. */
    public synchronized void told(BiConsumer<String, Alert> out) {
        for (Group group : groups.values()) {
            for (Member member : group.members.values()) {
                for (String channel :
                        member.told && member.alert.isFiring() ? group.route.channels() : List.<String>of()) {
                    out.accept(channel, member.alert);
                }
            }
        }
        called.told(out);
    }

    /** Hears of a transition; what comes of it is decided at the end of the tick. */
    void hear(Transition transition) {
        boolean began = transition.to() == Phase.FIRING && transition.from() == Phase.PENDING;
        if (began || transition.to() == Phase.RESOLVED) {
            synchronized (heard) {
                heard.add(transition.alert());
            }
        }
    }

    /** The wall clock was set by so much: what is due goes along, and nobody is told early, late or twice. */
    public synchronized void shift(long millis) {
        book.shift(millis);
        for (Group group : groups.values()) {
            group.shift(millis);
            keep(group);
        }
    }

    /** Tells what there is to tell; all rules have been looked at. */
    public synchronized void tick(Moment now) {
        lastMillis = now.millis();
        takeHeard(now);
        called.sweep(book, groups.values(), routing, now);
        if (book.relabelled() != relabelled) {
            regroup();
        }
        for (HeldAlert ended : book.endAcknowledgements(now)) {
            nudge(ended, Reason.ACK_EXPIRED);
        }
        List<HeldAlert> firing = book.allFiring();
        taken.tick(firing, groups.values(), routing, now);
        if (groups.isEmpty() && firing.isEmpty()) {
            nextMillis = Long.MAX_VALUE;
            return;
        }
        Hiding.Tick hidings = new Hiding.Tick(
                silences.active(now.millis()), routing.rulebook().inhibitions(), firing);
        for (Group group : List.copyOf(groups.values())) {
            refresh(group, hidings, now);
            if (now.millis() >= group.dueMillis) {
                flush(group, now);
            }
        }
        escalations.take(firing, routing, groups.values(), now, (alert, step) -> called.call(alert, step, now));
        nextMillis = Long.MAX_VALUE;
        for (Group group : groups.values()) {
            if (group.dueMillis > now.millis()) {
                nextMillis = Math.min(nextMillis, group.dueMillis);
            } else if (group.muted) { // quiet hours end with a minute, and not at a look
                nextMillis = Math.min(nextMillis, (now.millis() / MINUTE_MILLIS + 1) * MINUTE_MILLIS);
            }
        }
    }

    /** Tells those groups whose time came between two looks: no wait is longer than it says. */
    public synchronized void tell(Moment now) {
        if (now.millis() >= nextMillis) {
            tick(now);
        }
    }

    /** When {@link #tell} has something to do, wall clock; {@link Long#MAX_VALUE} where nothing waits. */
    public synchronized long nextMillis() {
        return nextMillis;
    }

    /** Why nobody is told of an alert that fires; {@link Reason#NOTHING_NEW} where nothing keeps it from being told. */
    public synchronized Reason hidden(String fingerprint) {
        for (Group group : groups.values()) {
            Member member = group.members.get(fingerprint);
            if (member != null && member.isHidden()) {
                return member.hidden;
            }
        }
        return Reason.NOTHING_NEW;
    }

    /** How many steps were taken. */
    public synchronized Map<EscalationStep, Long> escalationSteps() {
        return escalations.taken();
    }

    /** Fingerprints of the alerts that are kept from being told. */
    public synchronized Set<String> hidden() {
        Set<String> hidden = new HashSet<>();
        for (Group group : groups.values()) {
            group.members.forEach((fingerprint, member) -> {
                if (member.isHidden()) {
                    hidden.add(fingerprint);
                }
            });
        }
        return hidden;
    }

    /** How many groups there are. */
    public synchronized int groupCount() {
        return groups.size();
    }

    private void takeHeard(Moment now) {
        List<Alert> taken;
        synchronized (heard) {
            taken = List.copyOf(heard);
            heard.clear();
        }
        for (Alert alert : taken) {
            if (!alert.isFiring()) {
                called.over(alert, groups.values(), routing, now);
            }
            for (Route route : routing.of(alert.labels())) {
                Group group = alert.isFiring()
                        ? Group.open(route, route.groupOf(alert.labels()), groups)
                        : groups.get(Group.key(route, route.groupOf(alert.labels())));
                if (group == null || (!alert.isFiring() && !group.members.containsKey(alert.fingerprint()))) {
                    continue; // nobody was waiting for its end
                }
                boolean fresh = group.members.isEmpty();
                group.put(alert);
                if (fresh) {
                    group.dueMillis = now.millis() + group.route.groupWaitMillis(alert.severity());
                }
            }
            HeldAlert held = book.find(alert.fingerprint());
            if (held != null) {
                escalations.plan(held, routing);
            }
        }
    }

    private void nudge(HeldAlert alert, Reason reason) {
        for (Group group : groups.values()) {
            Member member = group.members.get(alert.fingerprint());
            if (member != null) {
                group.nudge = reason;
                group.dueMillis = 0;
            }
        }
    }

    private void refresh(Group group, Hiding.Tick hidings, Moment now) {
        for (Member member : group.members.values()) {
            String fingerprint = member.alert.fingerprint();
            HeldAlert held = member.alert.isFiring() ? book.find(fingerprint) : null;
            member.taken = held != null && held.acknowledgement().isThere();
            boolean wasHidden = member.isHidden();
            Hiding hiding = hiding(member, hidings, now);
            if (hiding.reason() != member.hidden) {
                member.hidden = hiding.reason();
                if (member.isHidden()) {
                    decisions.decided(now.millis(), group.key, fingerprint, hiding.reason(), hiding.by());
                }
            }
            if (member.isHidden()) {
                member.wasHidden |= !member.flaps();
            } else if (wasHidden) {
                group.dueMillis = Math.min(group.dueMillis, now.millis());
            }
        }
    }

    private Hiding hiding(Member member, Hiding.Tick hidings, Moment now) {
        Alert alert = member.alert;
        boolean flaps = book.isFlapping(alert.fingerprint(), now);
        if (flaps || member.toldFlapping()) {
            member.changes = Math.max(member.changes, book.changes(alert.fingerprint()));
        }
        if (!flaps && !alert.isFiring()) {
            return Hiding.NONE; // that it is over is told to whoever was told that it fires
        }
        Hiding hiding = hidings.of(alert.labels());
        return flaps && hiding.hidesNothing() ? new Hiding(Reason.FLAPPING, alert.fingerprint()) : hiding;
    }

    private void flush(Group group, Moment now) {
        String muting = Quiet.muting(group.route, routing.rulebook().calendars(), now);
        boolean muted = !muting.isEmpty();
        if (muted && !group.muted) {
            decisions.decided(now.millis(), group.key, "", Reason.MUTED, muting);
        }
        group.muted = muted;
        Reason reason = muted ? Reason.NOTHING_NEW : group.news(now.millis());
        if (reason != Reason.NOTHING_NEW) {
            send(group, reason, now);
            group.told(now.millis());
            group.dueMillis = now.millis() + group.route.groupIntervalMillis();
            keeper.keepGroup(group.key, GroupText.of(group).text());
        } else {
            group.forgetResolved();
        }
        if (group.members.isEmpty()) {
            groups.remove(group.key);
            keeper.dropGroup(group.key);
        }
    }

    private void send(Group group, Reason reason, Moment now) {
        List<Alert> shown = new ArrayList<>();
        int firing = 0;
        for (Member member : group.shown(now.millis())) {
            HeldAlert held = member.alert.isFiring() ? book.find(member.alert.fingerprint()) : null;
            member.alert = held != null && held.phase() != Phase.PENDING ? held.toAlert() : member.alert;
            shown.add(withChanges(member));
            firing += member.alert.isFiring() ? 1 : 0;
        }
        int moreFiring = group.count(true, now.millis()) - firing;
        int moreResolved = group.count(false, now.millis()) - (shown.size() - firing);
        for (String channel : group.route.channels()) {
            List<Alert> its = without(shown, channel);
            if (its.isEmpty() && moreFiring + moreResolved == 0) {
                continue;
            }
            outbox.accept(new Notification(
                    nextId(),
                    channel,
                    group.key,
                    group.labels,
                    reason,
                    group.severity(),
                    its,
                    now.millis(),
                    moreFiring,
                    moreResolved));
        }
    }

    /**
     * Without the ends of alerts that still fire and of which another group has told that channel so, as after a change
     * of routes: to those who read it they go on, and an incident must not be closed that has just been opened.
     */
    private List<Alert> without(List<Alert> alerts, String channel) {
        List<Alert> its = new ArrayList<>(alerts.size());
        for (Alert alert : alerts) {
            HeldAlert held = alert.isFiring() ? null : book.find(alert.fingerprint());
            boolean goesOn = held != null && held.phase().fires();
            if (!goesOn || !isTold(alert.fingerprint(), channel)) {
                its.add(alert);
            }
        }
        return its.size() == alerts.size() ? alerts : List.copyOf(its);
    }

    /** Whether that channel knows from a group, or from a step of an escalation, that the alert fires. */
    private boolean isTold(String fingerprint, String channel) {
        return Group.tell(channel, fingerprint, groups.values())
                || called.by(fingerprint).contains(channel);
    }

    /** Of one that flaps, or has come to rest, how often it has changed since they were told last. */
    private static Alert withChanges(Member member) {
        if (!member.flaps() && !member.toldFlapping()) {
            return member.alert;
        }
        long times = member.changes - (member.toldFlapping() ? member.toldChanges : 0);
        return member.alert.with(
                "flapping", "changed " + times + " times" + (member.flaps() ? "" : ", calm for 10 min now"));
    }

    private String nextId() {
        return run + '-' + Long.toHexString(++lastNotification);
    }
}
