package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Finding;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Rule;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
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
 * <p>Not: whom to tell. Silences and inhibitions change nothing here.
 */
public final class AlertBook {
    /** More than a storm of ten thousand instances. */
    public static final int MAX_ALERTS = 20_000;

    /** A restored alert of which nothing is heard is given up then. */
    static final long RESTORE_MILLIS = 3_600_000;

    private final Map<String, HeldAlert> alerts = new LinkedHashMap<>();
    private final Map<String, Map<Labels, HeldAlert>> byRule = new HashMap<>();
    private final Flaps flaps = new Flaps();
    private final Consumer<Transition> listener;
    private final Keeper keeper;
    private final long startNanos;
    private final long startMillis;
    private long look;
    private long refused;

    /**
     * @param listener is told of each transition, under the book's lock
     * @param start when this run of the process began to look
     */
    public AlertBook(Consumer<Transition> listener, Keeper keeper, Moment start) {
        this.listener = listener;
        this.keeper = keeper;
        this.startNanos = start.nanos();
        this.startMillis = start.millis();
    }

    /** Takes back an alert of an earlier run; before the first finding. */
    public synchronized void restore(HeldAlert alert) {
        restore(alert, true);
    }

    /**
     * The same.
     *
     * @param isSure whether that run knew nothing newer of it; an acknowledgement that may have ended since is left
     *     out, so that rather too many hear of it than nobody
     */
    public synchronized void restore(HeldAlert alert, boolean isSure) {
        alert.restored = true;
        alert.acknowledgement = isSure ? alert.acknowledgement : Acknowledgement.NONE;
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
        Finding meaning = meaning(rule, finding);
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
                move(alert, rule, windowNanos, meaning(rule, Finding.NO_DATA), now);
            }
        }
    }

    /** What time alone brings about: manual alerts end, restored ones are given up. */
    public synchronized void tick(Moment now) {
        for (HeldAlert alert : List.copyOf(alerts.values())) {
            if (alert.manual && now.millis() >= alert.untilMillis) {
                resolve(alert, Cause.TIME_OVER, now);
            } else if (alert.restored && !alert.manual && now.millis() - startMillis >= RESTORE_MILLIS) {
                resolve(alert, Cause.UNKNOWN_AFTER_RESTART, now);
            }
        }
        flaps.tick(now.millis());
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
                raise(alert, rule.severity());
                alert.severity = rule.severity();
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
        } else {
            alert.untilMillis = Math.max(alert.untilMillis, untilMillis);
            raise(alert, severity);
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
        return select(
                alerts.values().stream().filter(alert -> alert.phase.fires()).toList());
    }

    /** Those that wait, newest first. */
    public synchronized List<HeldAlert> pending() {
        return select(alerts.values().stream()
                .filter(alert -> alert.phase == Phase.PENDING)
                .toList());
    }

    /** Any alert that is not at rest. */
    public synchronized @Nullable HeldAlert find(String fingerprint) {
        return alerts.get(fingerprint);
    }

    /** Whether it comes and goes too often to be told of each time. */
    public synchronized boolean isFlapping(String fingerprint, Moment now) {
        return flaps.isFlapping(fingerprint, now.millis());
    }

    /** How many were turned away since the book was full. */
    public synchronized long refused() {
        return refused;
    }

    private static List<HeldAlert> select(Collection<HeldAlert> some) {
        return some.stream()
                .sorted(Comparator.comparingLong((HeldAlert alert) -> alert.startsAtMillis)
                        .reversed())
                .toList();
    }

    /** What the rule makes of a look that found nothing to judge. */
    private static Finding meaning(Rule rule, Finding finding) {
        return switch (finding) {
            case NO_DATA ->
                switch (rule.noData()) {
                    case KEEP -> Finding.NO_DATA;
                    case OK -> Finding.CLEAR;
                    case ALERT -> Finding.BREACH;
                };
            case ERROR -> rule.alertsOnError() ? Finding.BREACH : Finding.NO_DATA;
            case INSUFFICIENT -> Finding.NO_DATA;
            case BREACH, BETWEEN, CLEAR -> finding;
        };
    }

    private void open(Rule rule, Labels instance, double value, double threshold, Moment now) {
        HeldAlert alert =
                new HeldAlert(rule.id(), instance, labels(rule, instance), rule.severity(), rule.expression());
        alert.annotations = rule.annotations();
        alert.value = value;
        alert.threshold = threshold;
        alert.sinceNanos = now.nanos();
        alert.judgedNanos = now.nanos();
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
        Labels labels = instance;
        for (Map.Entry<String, String> fixed : rule.labels().map().entrySet()) {
            labels = labels.with(fixed.getKey(), fixed.getValue());
        }
        return labels.with("alertname", rule.id())
                .with("severity", rule.severity().word());
    }

    private void move(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        switch (alert.phase) {
            case PENDING -> movePending(alert, rule, meaning, now);
            case FIRING -> moveFiring(alert, rule, windowNanos, meaning, now);
            case RESOLVING -> moveResolving(alert, rule, meaning, now);
            case RESOLVED -> {}
        }
    }

    private void movePending(HeldAlert alert, Rule rule, Finding meaning, Moment now) {
        if (meaning == Finding.NO_DATA) {
            alert.heldNanos += alert.restored ? 0 : alert.judgedNanos - alert.sinceNanos;
            alert.sinceNanos = now.nanos(); // what was not seen does not count
            alert.judgedNanos = now.nanos();
            return;
        }
        if (meaning != Finding.BREACH) {
            take(alert);
            return;
        }
        if (alert.restored) {
            alert.restored = false;
            alert.sinceNanos = now.nanos();
        }
        alert.judgedNanos = now.nanos();
        if (alert.heldNanos + now.nanos() - alert.sinceNanos >= rule.forNanos()) {
            alert.startsAtMillis = now.millis();
            change(alert, Phase.FIRING, Cause.HELD_LONG_ENOUGH, now);
        }
    }

    private void moveFiring(HeldAlert alert, Rule rule, long windowNanos, Finding meaning, Moment now) {
        if (meaning == Finding.BREACH) {
            alert.restored = false;
        }
        if (meaning != Finding.CLEAR || (alert.restored && !hasSeenEnough(rule, windowNanos, now))) {
            return;
        }
        alert.restored = false;
        if (rule.keepFiringNanos() == 0) {
            resolve(alert, Cause.CLEAR, now);
            return;
        }
        alert.sinceNanos = now.nanos();
        change(alert, Phase.RESOLVING, Cause.CLEAR, now);
    }

    /** A window that is still filling says little of an alert from before the restart. */
    private boolean hasSeenEnough(Rule rule, long windowNanos, Moment now) {
        return now.nanos() - startNanos >= Math.max(rule.forNanos(), windowNanos);
    }

    private void moveResolving(HeldAlert alert, Rule rule, Finding meaning, Moment now) {
        if (meaning == Finding.NO_DATA) {
            alert.sinceNanos = now.nanos(); // clear without a break, or it does not count
        } else if (meaning != Finding.CLEAR) {
            change(alert, Phase.FIRING, Cause.BREACH_AGAIN, now);
        } else if (alert.restored) {
            alert.restored = false;
            alert.sinceNanos = now.nanos();
        } else if (now.nanos() - alert.sinceNanos >= rule.keepFiringNanos()) {
            resolve(alert, Cause.CLEAR_LONG_ENOUGH, now);
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

    /** Worse than it was: whoever has taken it took something lesser. */
    private static void raise(HeldAlert alert, Severity severity) {
        if (severity.compareTo(alert.severity) < 0) {
            alert.severity = severity;
            alert.acknowledgement = Acknowledgement.NONE;
        }
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
        listener.accept(new Transition(alert.toAlert(), from, to, cause, now.millis()));
    }
}
