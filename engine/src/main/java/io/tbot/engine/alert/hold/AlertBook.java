package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Every alert that waits, fires or is about to be over: moves them from phase to phase as the rules' findings say.
 *
 * <p>Threads: any of the agent's; one lock. Shape: at most {@value #MAX_ALERTS} alerts, further ones are refused and
 * counted; one that fires is never given up for a new one.
 *
 * <p>Units: what a condition must hold for is measured in {@link Moment#nanos}, and a time that was not watched should
 * not be in them; times for people are wall clock, and {@link #shift} keeps them true when that is set.
 *
 * <p>Not: whom to tell. Silences and inhibitions change nothing here.
 */
public final class AlertBook {
    /** More than a storm of ten thousand instances. */
    public static final int MAX_ALERTS = 20_000;

    private final Map<String, HeldAlert> alerts = new LinkedHashMap<>();
    private final Map<String, Map<Labels, HeldAlert>> byRule = new HashMap<>();
    private final Flaps flaps = new Flaps();
    private final AlertCounts counts = new AlertCounts();
    private final Consumer<Transition> listener;
    private final Keeper keeper;
    private final Course course;
    private long look;
    private long refused;
    private long relabelled;

    /**
     * @param listener is told of each transition, under the book's lock
     * @param start when this run of the process began to look
     */
    public AlertBook(Consumer<Transition> listener, Keeper keeper, Moment start) {
        this.listener = listener;
        this.keeper = keeper;
        this.course = new Course(start.nanos());
    }

    /**
     * Takes back an alert of an earlier run; before the first finding.
     *
     * @param isSure whether that run knew nothing newer of it; an acknowledgement that may have ended since is left
     *     out, so that rather too many hear of it than nobody
     */
    public synchronized void restore(HeldAlert alert, boolean isSure) {
        alert.restored = true;
        alert.acknowledgement = isSure ? alert.acknowledgement : Acknowledgement.NONE;
        alert.counts = false;
        put(alert);
    }

    /** Begins a look at a rule; its findings follow, then {@link #endLook}. */
    public synchronized void beginLook() {
        look++;
    }

    /**
     * What a look at one instance came to.
     *
     * @param windowNanos how far back the rule's expression looks
     */
    public synchronized void found(
            Rule rule, long windowNanos, Labels instance, Finding finding, double value, double threshold, Moment now) {
        Map<Labels, HeldAlert> ofRule = byRule.get(rule.id());
        HeldAlert alert = ofRule == null ? null : ofRule.get(instance);
        Finding meaning = Course.meaning(rule, finding, alert != null && alert.restored);
        if (alert == null) {
            if (meaning == Finding.BREACH) {
                open(rule, instance, value, threshold, now);
            }
            return;
        }
        alert.look = look;
        if (finding == Finding.BREACH || finding == Finding.BETWEEN || finding == Finding.CLEAR) {
            alert.value = value;
            alert.threshold = threshold;
        }
        move(alert, rule, windowNanos, meaning, now);
    }

    /** Ends the look at a rule: of its alerts that it did not mention, there is no data. */
    public synchronized void endLook(Rule rule, long windowNanos, Moment now) {
        Map<Labels, HeldAlert> ofRule = byRule.get(rule.id());
        if (ofRule == null) {
            return;
        }
        for (HeldAlert alert : List.copyOf(ofRule.values())) {
            if (alert.look != look && !alert.manual) {
                alert.look = look;
                move(alert, rule, windowNanos, Course.meaning(rule, Finding.NO_DATA, alert.restored), now);
            }
        }
    }

    /** What time alone brings about: manual alerts end, restored ones are given up. */
    public synchronized void tick(Moment now) {
        List<HeldAlert> over = List.of();
        for (HeldAlert alert : alerts.values()) {
            if (isTimeOver(alert, now) || course.isUnheardOf(alert, now)) {
                over = over.isEmpty() ? new ArrayList<>() : over;
                over.add(alert);
            }
        }
        for (HeldAlert alert : over) {
            resolve(alert, isTimeOver(alert, now) ? Cause.TIME_OVER : Cause.UNKNOWN_AFTER_RESTART, now);
        }
        flaps.tick(now.millis());
    }

    private static boolean isTimeOver(HeldAlert alert, Moment now) {
        return alert.manual && now.millis() >= alert.untilMillis;
    }

    /** The wall clock was set by so much: the times of all alerts go along, and nothing ends early or late. */
    public synchronized void shift(long millis) {
        for (HeldAlert alert : alerts.values()) {
            alert.shift(millis);
            keeper.keep(alert);
        }
        flaps.shift(millis);
    }

    /** Keeps how long those that wait have waited; after a time that does not count. */
    public synchronized void keepPending() {
        for (HeldAlert alert : alerts.values()) {
            if (alert.phase == Phase.PENDING) {
                keeper.keep(alert);
            }
        }
    }

    /** Ends the alerts of every rule that is not among these or looks for something else now. */
    public synchronized void keepRules(Map<String, Rule> rules, Moment now) {
        for (HeldAlert alert : List.copyOf(alerts.values())) {
            Rule rule = rules.get(alert.rule);
            if (alert.manual) {
                continue;
            }
            if (rule == null || !rule.expression().equals(alert.expression)) {
                resolve(alert, Cause.RULE_GONE, now);
            } else {
                alert.severity = alert.raise(rule.severity()) ? alert.severity : rule.severity();
                alert.labels = labels(rule, alert.instance);
                alert.annotations = rule.annotations();
                keeper.keep(alert);
            }
        }
    }

    /** Fires an alert that no rule watches; one that fires already lasts longer. */
    public synchronized Alert fire(
            String name,
            Severity severity,
            Labels labels,
            Map<String, String> annotations,
            long untilMillis,
            Moment now) {
        HeldAlert alert = alerts.get(Fingerprint.of(name, labels));
        if (alert == null) {
            alert = new HeldAlert(
                    name, labels, labels.with("alertname", name).with("severity", severity.word()), severity, "");
            alert.annotations = Map.copyOf(annotations);
            alert.startsAtMillis = now.millis();
            alert.untilMillis = untilMillis;
            if (!put(alert)) {
                return alert.toAlert();
            }
            change(alert, Phase.FIRING, Cause.FIRED_BY_HAND, now);
        } else if (alert.manual) {
            alert.untilMillis = Math.max(alert.untilMillis, untilMillis);
            alert.annotations = Map.copyOf(annotations);
            if (alert.raise(severity)) {
                alert.labels = alert.labels.with("severity", severity.word());
                relabelled++;
            }
            keeper.keep(alert);
        }
        return alert.toAlert();
    }

    /** Whether there was such an alert; it fires again when its rule finds it again. */
    public synchronized boolean resolve(String fingerprint, Moment now) {
        HeldAlert alert = alerts.get(fingerprint);
        if (alert == null || !alert.phase.fires()) {
            return false;
        }
        resolve(alert, Cause.RESOLVED_BY_HAND, now);
        return true;
    }

    /** Whether there is such an alert that fires; it then is taken until that time. */
    public synchronized boolean acknowledge(String fingerprint, Acknowledgement acknowledgement) {
        HeldAlert alert = alerts.get(fingerprint);
        if (alert == null || !alert.phase.fires()) {
            return false;
        }
        if (!alert.acknowledgement.isThere()) {
            counts.taken(alert, acknowledgement);
        }
        alert.acknowledgement = acknowledgement;
        keeper.keep(alert);
        return true;
    }

    /** Ends acknowledgements whose time is over. */
    public synchronized List<HeldAlert> endAcknowledgements(Moment now) {
        List<HeldAlert> ended = new ArrayList<>();
        for (HeldAlert alert : alerts.values()) {
            if (alert.acknowledgement.isThere() && now.millis() >= alert.acknowledgement.untilMillis()) {
                alert.acknowledgement = Acknowledgement.NONE;
                keeper.keep(alert);
                ended.add(alert);
            }
        }
        return ended;
    }

    /** Notes a step of an alert's escalation and when the next is due, 0 for none. */
    public synchronized void escalated(HeldAlert alert, int step, long nextStepMillis) {
        alert.step = step;
        alert.nextStepMillis = nextStepMillis;
        keeper.keep(alert);
    }

    /** Those that fire, newest first. */
    public synchronized List<HeldAlert> firing() {
        return newestFirst(select(true));
    }

    /** Those that wait, newest first. */
    public synchronized List<HeldAlert> pending() {
        return newestFirst(select(false));
    }

    /** Any alert that is not at rest. */
    public synchronized @Nullable HeldAlert find(String fingerprint) {
        return alerts.get(fingerprint);
    }

    /** Those that fire, in no order that matters. */
    public synchronized List<HeldAlert> allFiring() {
        return select(true);
    }

    /** Those that wait, in no order that matters. */
    public synchronized List<HeldAlert> allPending() {
        return select(false);
    }

    /** How often it began to fire or ceased to, as far back as that is remembered. */
    public synchronized long changes(String fingerprint) {
        return flaps.changes(fingerprint);
    }

    /** Whether it comes and goes too often to be told of each time. */
    public synchronized boolean isFlapping(String fingerprint, Moment now) {
        return flaps.isFlapping(fingerprint, now.millis());
    }

    /** How many alerts got other labels while they fired, so that other people may have to be told. */
    public synchronized long relabelled() {
        return relabelled;
    }

    /** What became of alerts so far. */
    public AlertCounts counts() {
        return counts;
    }

    /** How many were turned away since the book was full. */
    public synchronized long refused() {
        return refused;
    }

    /** Of those here what does not fire waits. */
    private List<HeldAlert> select(boolean fires) {
        List<HeldAlert> some = new ArrayList<>(alerts.size());
        for (HeldAlert alert : alerts.values()) {
            if (alert.phase.fires() == fires) {
                some.add(alert);
            }
        }
        return some;
    }

    private static List<HeldAlert> newestFirst(List<HeldAlert> some) {
        return some.stream()
                .sorted(Comparator.comparingLong((HeldAlert alert) -> alert.startsAtMillis)
                        .reversed())
                .toList();
    }

    private void open(Rule rule, Labels instance, double value, double threshold, Moment now) {
        HeldAlert alert =
                new HeldAlert(rule.id(), instance, labels(rule, instance), rule.severity(), rule.expression());
        alert.annotations = rule.annotations();
        alert.value = value;
        alert.threshold = threshold;
        alert.sinceNanos = now.nanos();
        alert.judgedNanos = now.nanos();
        alert.judgedMillis = now.millis();
        alert.startsAtMillis = now.millis();
        alert.look = look;
        if (!put(alert)) {
            return;
        }
        if (rule.forNanos() == 0) {
            change(alert, Phase.FIRING, Cause.BREACH, now);
        } else {
            keeper.keep(alert);
        }
    }

    private boolean put(HeldAlert alert) {
        if (alerts.size() >= MAX_ALERTS) {
            refused++;
            return false;
        }
        alerts.put(alert.fingerprint, alert);
        byRule.computeIfAbsent(alert.rule, rule -> new HashMap<>()).put(alert.instance, alert);
        return true;
    }

    private void take(HeldAlert alert) {
        alerts.remove(alert.fingerprint);
        Map<Labels, HeldAlert> ofRule = byRule.get(alert.rule);
        if (ofRule != null && ofRule.remove(alert.instance) != null && ofRule.isEmpty()) {
            byRule.remove(alert.rule);
        }
        keeper.drop(alert.fingerprint);
    }

    private static Labels labels(Rule rule, Labels instance) {
        Map<String, String> fixed = new HashMap<>(rule.labels().map());
        fixed.put("alertname", rule.id());
        fixed.put("severity", rule.severity().word());
        return instance.with(fixed);
    }

    private void move(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        switch (course.next(alert, rule, windowNanos, meaning, now)) {
            case STAY -> {}
            case KEEP -> keeper.keep(alert);
            case DROP -> take(alert);
            case FIRE -> {
                alert.startsAtMillis = now.millis();
                change(alert, Phase.FIRING, Cause.HELD_LONG_ENOUGH, now);
            }
            case CLEARING -> change(alert, Phase.RESOLVING, Cause.CLEAR, now);
            case AGAIN -> change(alert, Phase.FIRING, Cause.BREACH_AGAIN, now);
            case OVER -> resolve(alert, alert.phase == Phase.FIRING ? Cause.CLEAR : Cause.CLEAR_LONG_ENOUGH, now);
        }
    }

    private void resolve(HeldAlert alert, Cause cause, Moment now) {
        if (alert.phase == Phase.PENDING) {
            take(alert);
            return;
        }
        alert.endsAtMillis = now.millis();
        alert.acknowledgement = Acknowledgement.NONE;
        alert.nextStepMillis = 0;
        take(alert);
        change(alert, Phase.RESOLVED, cause, now);
    }

    private void change(HeldAlert alert, Phase to, Cause cause, Moment now) {
        Phase from = alert.phase;
        alert.phase = to;
        if (from.fires() != to.fires()) {
            flaps.changed(alert.fingerprint, now.millis());
        }
        if (to != Phase.RESOLVED) {
            keeper.keep(alert);
        }
        Transition transition = new Transition(alert.toAlert(), from, to, cause, now.millis());
        counts.hear(transition);
        listener.accept(transition);
    }
}
