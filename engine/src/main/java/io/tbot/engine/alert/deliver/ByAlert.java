package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a channel is still to be told, by alert: what waits and what is on its way.
 *
 * <p>Threads: under the outbox's lock. Shape: an entry for each alert of each delivery; mostly one for each alert.
 */
final class ByAlert {
    private final Map<String, List<Delivery>> deliveries = new HashMap<>();

    void add(Delivery delivery) {
        for (Alert alert : delivery.notification.alerts()) {
            List<Delivery> all = deliveries.get(alert.fingerprint());
            if (all == null) {
                all = new ArrayList<>(1);
                deliveries.put(alert.fingerprint(), all);
            }
            if (!all.contains(delivery)) {
                all.add(delivery);
            }
        }
    }

    void remove(Delivery delivery) {
        for (Alert alert : delivery.notification.alerts()) {
            List<Delivery> all = deliveries.get(alert.fingerprint());
            if (all != null && all.remove(delivery) && all.isEmpty()) {
                deliveries.remove(alert.fingerprint());
            }
        }
    }

    /** Those that say something of that alert; not to be changed, and only until the next change. */
    List<Delivery> of(String fingerprint) {
        return deliveries.getOrDefault(fingerprint, List.of());
    }
}
