package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.AlertBook;
import io.tbot.engine.alert.hold.HeldAlert;
import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Rule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Decides whom to tell of what: puts alerts into groups by their routes, and each tick tells those groups that have
 * news.
 *
 * <p>Threads: the alert thread, but for {@link #hear}, which the book calls. One lock. Shape: groups come with alerts
 * and go when their last alert is over and told of.
 */
public final class Notices {
    private final AlertBook book;
    private final Silences silences;
    private final Consumer<Notification> outbox;
    private final Decisions decisions;
    private final GroupKeeper keeper;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private final List<Alert> heard = new ArrayList<>();
    private final Map<String, Rule> rules = new HashMap<>();
    private final String run;
    private Rulebook rulebook = Rulebook.EMPTY;
    private long lastNotification;

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
        this.run = Long.toHexString(startMillis);
    }

    public AlertBook book() {
        return book;
    }

    /** What the file says now. Alerts that fire are put into groups anew; what was told of them is kept. */
    public synchronized void follow(Rulebook next, Map<String, Rule> nextRules) {
        rulebook = next;
        rules.clear();
        rules.putAll(nextRules);
        Map<String, Boolean> told = new HashMap<>();
        for (Group group : groups.values()) {
            group.members.forEach((fingerprint, member) -> told.merge(fingerprint, member.told, Boolean::logicalOr));
        }
        Map<String, Long> toldMillis = new HashMap<>();
        groups.forEach((key, group) -> toldMillis.put(key, group.toldMillis));
        List<Alert> over = new ArrayList<>();
        for (Group group : groups.values()) {
            group.members.values().stream()
                    .filter(member -> !member.alert.isFiring() && member.told)
                    .forEach(member -> over.add(member.alert));
        }
        groups.clear();
        for (HeldAlert alert : book.firing()) {
            over.add(alert.toAlert());
        }
        for (Alert alert : over) {
            for (Group group : groupsOf(alert)) {
                group.put(alert);
                Member member = group.members.get(alert.fingerprint());
                if (member != null && told.getOrDefault(alert.fingerprint(), false)) {
                    member.told = true;
                    group.toldMillis = toldMillis.getOrDefault(group.key, group.toldMillis);
                }
            }
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
        if (kept == null) {
            return;
        }
        for (Alert alert : kept.told()) {
            HeldAlert held = book.find(alert.fingerprint());
            boolean fires = held != null && held.phase() != Phase.PENDING;
            if (fires && !isSure) {
                continue;
            }
            Alert now = held != null && fires ? held.toAlert() : over(alert, kept.toldMillis());
            for (Route route : routesOf(now.labels())) {
                Labels labels = route.groupOf(now.labels());
                Group known = groups.get(Group.key(route, labels));
                Group group = known == null ? open(route, labels) : known;
                group.put(now);
                Member member = group.members.get(alert.fingerprint());
                if (member != null) {
                    member.told = true;
                }
                group.toldMillis = kept.toldMillis();
            }
        }
    }

    /** It ended, and the process with it, before anybody was told. */
    private static Alert over(Alert alert, long toldMillis) {
        return new Alert(
                alert.fingerprint(),
                alert.rule(),
                alert.severity(),
                alert.labels(),
                alert.annotations(),
                alert.value(),
                alert.threshold(),
                alert.startsAtMillis(),
                toldMillis,
                "",
                alert.escalationStep());
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

    /** Tells what there is to tell; all rules have been looked at. */
    public synchronized void tick(Moment now) {
        takeHeard(now);
        for (HeldAlert ended : book.endAcknowledgements(now)) {
            nudge(ended, Reason.ACK_EXPIRED);
        }
        if (groups.isEmpty()) {
            return;
        }
        List<Silence> active = silences.active(now.millis());
        List<HeldAlert> firing = book.firing();
        List<HeldAlert> sources = sources(firing);
        for (Group group : List.copyOf(groups.values())) {
            refresh(group, active, sources, now);
            if (now.millis() >= group.dueMillis) {
                flush(group, now);
            }
        }
        escalate(firing, now);
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
            for (Group group : groupsOf(alert)) {
                boolean fresh = group.members.isEmpty();
                group.put(alert);
                if (fresh) {
                    group.dueMillis = now.millis() + group.route.groupWaitMillis(alert.severity());
                }
            }
            plan(alert);
        }
    }

    /** Sets the first step of an escalation. */
    private void plan(Alert alert) {
        HeldAlert held = book.find(alert.fingerprint());
        if (held == null || held.nextStepMillis() != 0 || held.step() != 0) {
            return;
        }
        Escalation policy = policyOf(held.labels());
        if (policy != null) {
            book.escalated(held, 0, policy.firstMillis(held.startsAtMillis()));
        }
    }

    private @Nullable Escalation policyOf(Labels labels) {
        for (Route route : routesOf(labels)) {
            Escalation policy = rulebook.escalations().get(route.escalation());
            if (policy != null) {
                return policy;
            }
        }
        return null;
    }

    private List<Route> routesOf(Labels labels) {
        Rule rule = rules.get(labels.get("alertname"));
        if (rule != null && !rule.channels().isEmpty()) {
            return List.of(Route.to("rule " + rule.id(), rule.channels()));
        }
        List<Route> routes = new ArrayList<>();
        for (Route route : rulebook.routes()) {
            if (route.matches(labels)) {
                routes.add(route);
                if (!route.goesOn()) {
                    break;
                }
            }
        }
        return routes;
    }

    private List<Group> groupsOf(Alert alert) {
        List<Group> of = new ArrayList<>();
        for (Route route : routesOf(alert.labels())) {
            Labels labels = route.groupOf(alert.labels());
            Group known = groups.get(Group.key(route, labels));
            boolean news = alert.isFiring() || known != null;
            if (news) {
                of.add(known != null ? known : open(route, labels));
            }
        }
        return of;
    }

    private Group open(Route route, Labels labels) {
        Group group = new Group(route, labels);
        groups.put(group.key, group);
        return group;
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

    private List<HeldAlert> sources(List<HeldAlert> firing) {
        if (rulebook.inhibitions().isEmpty()) {
            return List.of();
        }
        List<HeldAlert> sources = new ArrayList<>();
        for (HeldAlert alert : firing) {
            for (Inhibition inhibition : rulebook.inhibitions()) {
                if (inhibition.isSource(alert.labels())) {
                    sources.add(alert);
                    break;
                }
            }
        }
        return sources;
    }

    private void refresh(Group group, List<Silence> active, List<HeldAlert> sources, Moment now) {
        for (Member member : group.members.values()) {
            String fingerprint = member.alert.fingerprint();
            HeldAlert held = member.alert.isFiring() ? book.find(fingerprint) : null;
            if (held != null) {
                member.alert = held.toAlert();
            }
            boolean wasHidden = member.isHidden();
            Hiding hiding = hiding(member, active, sources, now);
            if (hiding.reason != member.hidden) {
                member.hidden = hiding.reason;
                if (member.isHidden()) {
                    decisions.decided(now.millis(), group.key, fingerprint, hiding.reason, hiding.by);
                }
            }
            if (!member.isHidden()) {
                member.toldFlapping = false;
                if (wasHidden) {
                    group.dueMillis = Math.min(group.dueMillis, now.millis());
                }
            } else if (hiding.reason != Reason.FLAPPING) {
                member.wasHidden = true;
            }
        }
    }

    private Hiding hiding(Member member, List<Silence> active, List<HeldAlert> sources, Moment now) {
        Alert alert = member.alert;
        if (book.isFlapping(alert.fingerprint(), now)) {
            return new Hiding(Reason.FLAPPING, alert.fingerprint());
        }
        if (!alert.isFiring()) {
            return Hiding.NONE; // that it is over is told to whoever was told that it fires
        }
        Silence silence = Silences.silencing(active, alert.labels());
        if (silence != null) {
            return new Hiding(Reason.SILENCED, silence.id());
        }
        for (HeldAlert source : sources) {
            for (Inhibition inhibition : rulebook.inhibitions()) {
                if (inhibition.isSource(source.labels()) && inhibition.inhibits(source.labels(), alert.labels())) {
                    return new Hiding(Reason.INHIBITED, source.fingerprint());
                }
            }
        }
        return Hiding.NONE;
    }

    private void flush(Group group, Moment now) {
        String muting = muting(group.route, now);
        if (!muting.isEmpty()) {
            group.dueMillis = now.millis() + Route.GROUP_INTERVAL_MILLIS;
            decisions.decided(now.millis(), group.key, "", Reason.MUTED, muting);
            return;
        }
        Reason reason = group.news(now.millis());
        if (reason != Reason.NOTHING_NEW) {
            send(group, reason, now);
            group.told(now.millis());
            group.dueMillis = now.millis() + group.route.groupIntervalMillis();
            keeper.keepGroup(group.key, GroupText.of(group));
        } else {
            group.forgetResolved();
        }
        if (group.members.isEmpty()) {
            groups.remove(group.key);
            keeper.dropGroup(group.key);
        }
    }

    private String muting(Route route, Moment now) {
        for (String calendar : route.mutedIn()) {
            if (rulebook.calendars().contains(calendar, now.millis())) {
                return calendar;
            }
        }
        return "";
    }

    private void send(Group group, Reason reason, Moment now) {
        List<Alert> shown = group.shown();
        for (String channel : group.route.channels()) {
            outbox.accept(new Notification(
                    nextId(), channel, group.key, group.labels, reason, group.severity(), shown, now.millis()));
        }
    }

    private String nextId() {
        return run + '-' + Long.toHexString(++lastNotification);
    }

    private void escalate(List<HeldAlert> firing, Moment now) {
        for (HeldAlert alert : firing) {
            if (alert.nextStepMillis() == 0 || now.millis() < alert.nextStepMillis() || isQuiet(alert)) {
                continue;
            }
            Escalation policy = policyOf(alert.labels());
            if (policy == null) {
                book.escalated(alert, alert.step(), 0);
                continue;
            }
            int taken = alert.step() + 1;
            Escalation.Step step = policy.step(alert.step());
            for (String channel : step.channels()) {
                outbox.accept(new Notification(
                        nextId(),
                        channel,
                        "escalation of " + alert.fingerprint(),
                        alert.labels(),
                        Reason.ESCALATED,
                        alert.severity(),
                        List.of(alert.toAlert()),
                        now.millis()));
            }
            // behind the messages: a kill between them costs a second message, not a step
            book.escalated(alert, taken, policy.nextMillis(taken, alert.startsAtMillis(), now.millis()));
        }
    }

    /** Someone has it, or nobody is to hear of it. */
    private boolean isQuiet(HeldAlert alert) {
        if (alert.acknowledgement().isThere()) {
            return true;
        }
        for (Group group : groups.values()) {
            Member member = group.members.get(alert.fingerprint());
            if (member != null && member.isHidden()) {
                return true;
            }
        }
        return false;
    }

    /** Why an alert is not told of, and what is behind that. */
    private record Hiding(Reason reason, String by) {
        private static final Hiding NONE = new Hiding(Reason.NOTHING_NEW, "");
    }
}
