package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Resending;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was told to be over to a receiver that forgets, and must be told again for a while, after a restart too.
 *
 * <p>Threads: under the outbox's lock. Shape: the last {@value #MAX}, each for a quarter of an hour; in the store each
 * is a notification of one alert.
 */
final class Endings {
    private static final String OVER = "over/";
    private static final int MAX = 1_000;
    private static final long KEPT_MILLIS = 15 * 60_000L;

    private final Deliveries store;
    /** When each ended, by its key in the store. */
    private final Map<String, Long> ends = new LinkedHashMap<>();

    Endings(Deliveries store) {
        this.store = store;
    }

    /** The receiver has it; before it is known to be sent, so that a kill between them tells it once more. */
    void sent(Lane lane, Notification notification) {
        if (!(lane.spec.channel() instanceof Resending)) {
            return;
        }
        for (Alert alert : notification.alerts()) {
            String key = OVER + notification.channel() + '/' + alert.fingerprint();
            if (!alert.isFiring()) {
                store.put(key, NotificationText.write(notification.with(List.of(alert))));
                ends.put(key, alert.endsAtMillis());
            } else if (ends.remove(key) != null) {
                store.remove(key);
            }
        }
        for (Iterator<String> oldest = ends.keySet().iterator(); ends.size() > MAX; ) {
            store.remove(oldest.next());
            oldest.remove();
        }
    }

    void restore(Lanes lanes, long nowMillis) {
        for (Map.Entry<String, byte[]> kept : store.all().entrySet()) {
            if (!kept.getKey().startsWith(OVER)) {
                continue;
            }
            Notification notification = NotificationText.read(kept.getValue());
            Lane lane = notification == null ? null : lanes.of(notification.channel());
            if (notification != null && lane != null && lane.spec.channel() instanceof Resending again) {
                notification.alerts().forEach(alert -> ends.put(kept.getKey(), alert.endsAtMillis()));
                again.keep(notification.alerts());
            } else {
                store.remove(kept.getKey());
            }
        }
        sweep(nowMillis);
    }

    void sweep(long nowMillis) {
        ends.entrySet().removeIf(each -> {
            boolean isLong = nowMillis - each.getValue() > KEPT_MILLIS;
            if (isLong) {
                store.remove(each.getKey());
            }
            return isLong;
        });
    }
}
