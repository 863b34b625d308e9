package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An Alertmanager cluster: each alert to every member, sent again each minute while it fires and for a quarter of an
 * hour after it is over.
 *
 * <p>Threads: one courier at a time; {@link #again} under the same. Shape: {@value #MAX_KEPT} alerts at most are sent
 * again. Errors: taken is what one member took; members that failed are told at the next sending again.
 */
final class AlertmanagerChannel implements Channel, Resending {
    private static final int MAX_KEPT = 10_000;
    private static final long RESOLVED_MILLIS = 15 * 60_000L;

    private final List<Secret> members;
    private final HttpWire wire;
    private final Map<String, Alert> kept = new LinkedHashMap<>();

    AlertmanagerChannel(List<Secret> members, HttpWire wire) {
        this.members = members;
        this.wire = wire;
    }

    @Override
    public Answer send(Message message, long nowMillis) {
        keep(message.notification().alerts());
        return push(message.notification().id(), message.notification().alerts(), nowMillis);
    }

    @Override
    public void keep(Collection<Alert> alerts) {
        synchronized (kept) {
            for (Alert alert : alerts) {
                if (kept.size() < MAX_KEPT || kept.containsKey(alert.fingerprint())) {
                    kept.put(alert.fingerprint(), alert);
                }
            }
        }
    }

    @Override
    public Answer again(long nowMillis) {
        List<Alert> alerts;
        synchronized (kept) {
            for (Iterator<Alert> each = kept.values().iterator(); each.hasNext(); ) {
                Alert alert = each.next();
                if (!alert.isFiring() && nowMillis - alert.endsAtMillis() > RESOLVED_MILLIS) {
                    each.remove();
                }
            }
            alerts = new ArrayList<>(kept.values());
        }
        return alerts.isEmpty() ? Answer.done() : push("again", alerts, nowMillis);
    }

    private Answer push(String id, List<Alert> alerts, long nowMillis) {
        int took = 0;
        Answer worst = Answer.done();
        for (Secret member : members) {
            Answer answer = push(member, id, alerts, nowMillis);
            took += answer.kind() == Answer.Kind.DONE ? 1 : 0;
            boolean hopeful = answer.kind() == Answer.Kind.RETRY || worst.kind() == Answer.Kind.DONE;
            worst = answer.kind() != Answer.Kind.DONE && hopeful ? answer : worst;
        }
        return took > 0 ? Answer.done() : worst;
    }

    private Answer push(Secret member, String id, List<Alert> alerts, long nowMillis) {
        try {
            for (HttpCall call : AlertmanagerPush.calls(id, alerts, HttpCall.under(member), nowMillis)) {
                Answer answer = Replies.judge(wire.send(call), nowMillis);
                if (answer.kind() != Answer.Kind.DONE) {
                    return answer;
                }
            }
            return Answer.done();
        } catch (RefusedAddressException refused) {
            return Answer.gone(refused.getMessage());
        } catch (IOException fault) {
            return Answer.retry(HttpChannel.why(fault));
        }
    }

    @Override
    public boolean digests() {
        return false; // the cluster counts for itself
    }
}
