package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Fingerprint;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * An Alertmanager cluster: each alert to every member, sent again each minute while it fires and for a quarter of an
 * hour after it is over.
 *
 * <p>Threads: one courier at a time; {@link #again} under the same. Shape: {@value #MAX_KEPT} alerts at most are sent
 * again. Errors: taken is what one member took; one that failed rests, and is told all that it must know when it is
 * asked again.
 */
final class AlertmanagerChannel implements Channel, Resending {
    private static final String WATCHDOG = "TBotWatchdog";
    private static final int MAX_KEPT = 10_000;
    private static final long RESOLVED_MILLIS = 15 * 60_000L;

    /** Without any member that takes something. */
    private static final long DOWN_MILLIS = 60_000;

    private final boolean watchdog;
    private final List<AlertmanagerMember> members = new ArrayList<>();
    private final Map<String, Alert> kept = new LinkedHashMap<>();
    private final long beganMillis = System.currentTimeMillis();
    /** When a member took something last, or the first failure while none ever has; 0 before. */
    private long takenMillis;

    AlertmanagerChannel(List<Secret> members, HttpWire wire) {
        this(members, false, wire);
    }

    /** @param watchdog whether the cluster is told all the time that the agent lives */
    AlertmanagerChannel(List<Secret> members, boolean watchdog, HttpWire wire) {
        this.watchdog = watchdog;
        for (Secret member : members) {
            this.members.add(new AlertmanagerMember(member, wire));
        }
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        List<Alert> alerts = message.notification().alerts();
        keep(alerts);
        return push(message.notification().id(), newest(alerts), false, nowMillis);
    }

    @Override
    public void keep(Collection<Alert> alerts) {
        synchronized (kept) {
            for (Alert alert : alerts) {
                Alert known = kept.get(alert.fingerprint());
                boolean fits = known == null ? kept.size() < MAX_KEPT : !isOlder(alert, known);
                if (fits) {
                    kept.put(alert.fingerprint(), alert);
                }
            }
        }
    }

    @Override
    public Collection<Alert> kept() {
        synchronized (kept) {
            return new ArrayList<>(kept.values());
        }
    }

    @Override
    public void endAllBut(Predicate<String> fires, long nowMillis) {
        synchronized (kept) {
            kept.replaceAll((fingerprint, alert) ->
                    alert.isFiring() && !fires.test(fingerprint) ? alert.endedAt(nowMillis) : alert);
        }
    }

    /** A message that waited must not let an alert fire again that another has ended. */
    private static boolean isOlder(Alert alert, Alert known) {
        return alert.startsAtMillis() < known.startsAtMillis()
                || (alert.startsAtMillis() == known.startsAtMillis() && alert.isFiring() && !known.isFiring());
    }

    private List<Alert> newest(List<Alert> alerts) {
        List<Alert> newest = new ArrayList<>();
        synchronized (kept) {
            for (Alert alert : alerts) {
                newest.add(kept.getOrDefault(alert.fingerprint(), alert));
            }
        }
        return newest;
    }

    @Override
    public Answer again(long nowMillis) {
        List<Alert> alerts = all(nowMillis);
        if (watchdog) {
            alerts.add(watchdog());
        }
        return alerts.isEmpty() ? Answer.done() : push("again", alerts, true, nowMillis);
    }

    /** Those that answered last go first, so that no alert waits for a member that does not. */
    private Answer push(String id, List<Alert> alerts, boolean everyone, long nowMillis) {
        int took = 0;
        Answer worst = Answer.done();
        for (AlertmanagerMember member : byHealth()) {
            if (took > 0 && !everyone && member.rests(nowMillis)) {
                continue; // it is told all when it is asked again
            }
            Answer answer = member.push(id, member.failed() ? allWith(alerts, nowMillis) : alerts, nowMillis);
            took += answer.kind() == Answer.Kind.DONE ? 1 : 0;
            boolean hopeful = answer.kind() == Answer.Kind.RETRY || worst.kind() == Answer.Kind.DONE;
            worst = answer.kind() != Answer.Kind.DONE && hopeful ? answer : worst;
        }
        return took > 0 ? taken(nowMillis) : refused(worst, nowMillis);
    }

    private Answer taken(long nowMillis) {
        takenMillis = nowMillis;
        return Answer.done();
    }

    /** A cluster of which no member answers is down, and its fallback, if it has one, is told instead. */
    private Answer refused(Answer worst, long nowMillis) {
        takenMillis = takenMillis == 0 ? nowMillis : takenMillis;
        boolean isDown = worst.kind() == Answer.Kind.RETRY && nowMillis - takenMillis >= DOWN_MILLIS;
        return isDown ? new Answer(worst.kind(), worst.afterMillis(), worst.why(), true) : worst;
    }

    private List<AlertmanagerMember> byHealth() {
        List<AlertmanagerMember> order = new ArrayList<>();
        for (boolean failed : new boolean[] {false, true}) {
            for (AlertmanagerMember member : members) {
                if (member.failed() == failed) {
                    order.add(member);
                }
            }
        }
        return order;
    }

    private List<Alert> allWith(List<Alert> alerts, long nowMillis) {
        Map<String, Alert> all = new LinkedHashMap<>();
        alerts.forEach(alert -> all.put(alert.fingerprint(), alert));
        all(nowMillis).forEach(alert -> all.putIfAbsent(alert.fingerprint(), alert));
        return new ArrayList<>(all.values());
    }

    /** All that they must still know. */
    private List<Alert> all(long nowMillis) {
        synchronized (kept) {
            kept.values().removeIf(alert -> isLongOver(alert, nowMillis));
            return new ArrayList<>(kept.values());
        }
    }

    /** Fires as long as the agent lives: whoever misses it knows that nobody watches. */
    private Alert watchdog() {
        Labels labels = Labels.of(Map.of("alertname", WATCHDOG, "severity", "none"));
        return new Alert(
                Fingerprint.of(WATCHDOG, Labels.NONE),
                WATCHDOG,
                Severity.INFO,
                labels,
                Map.of("title", "the agent lives and watches; this alert always fires"),
                Double.NaN,
                Double.NaN,
                beganMillis,
                0,
                "",
                0);
    }

    private static boolean isLongOver(Alert alert, long nowMillis) {
        return !alert.isFiring() && nowMillis - alert.endsAtMillis() > RESOLVED_MILLIS;
    }

    @Override
    public boolean digests() {
        return false; // the cluster counts for itself
    }
}
