package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An Alertmanager cluster: each alert to every member, sent again each minute while it fires and for a quarter of an
 * hour after it is over.
 *
 * <p>Threads: one courier at a time; {@link #again} under the same. Shape: {@value #MAX_KEPT} alerts at most are sent
 * again. Errors: taken is what one member took; one that failed rests, and is told all that it must know when it is
 * asked again.
 */
final class AlertmanagerChannel implements Channel, Resending {
    private static final int MAX_KEPT = 10_000;
    private static final long RESOLVED_MILLIS = 15 * 60_000L;

    private final List<AlertmanagerMember> members = new ArrayList<>();
    private final Map<String, Alert> kept = new LinkedHashMap<>();

    AlertmanagerChannel(List<Secret> members, HttpWire wire) {
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
        return took > 0 ? Answer.done() : worst;
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

    private static boolean isLongOver(Alert alert, long nowMillis) {
        return !alert.isFiring() && nowMillis - alert.endsAtMillis() > RESOLVED_MILLIS;
    }

    @Override
    public boolean digests() {
        return false; // the cluster counts for itself
    }
}
