package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is still to be told, by alert: what waits and what is on its way.
 *
 * <p>Threads: under the outbox's lock. Shape: an entry for each alert of each delivery; mostly one for each alert.
 */
final class ByAlert {
    private final Map<String, List<Delivery>> deliveries = new HashMap<>();

    void add(Delivery delivery) {
        for (Alert alert : delivery.notification.alerts()) {
            List<Delivery> known = deliveries.putIfAbsent(alert.fingerprint(), List.of(delivery));
            if (known != null && !known.contains(delivery)) {
                List<Delivery> all = new ArrayList<>(known);
                all.add(delivery);
                deliveries.put(alert.fingerprint(), List.copyOf(all));
            }
        }
    }

    void remove(Delivery delivery) {
        for (Alert alert : delivery.notification.alerts()) {
            deliveries.computeIfPresent(alert.fingerprint(), (fingerprint, all) -> without(all, delivery));
        }
    }

    private static @Nullable List<Delivery> without(List<Delivery> all, Delivery delivery) {
        List<Delivery> left = new ArrayList<>(all);
        left.remove(delivery);
        return left.isEmpty() ? null : List.copyOf(left);
    }

    /** Those that say something of that alert; as it is now. */
    List<Delivery> of(String fingerprint) {
        return deliveries.getOrDefault(fingerprint, List.of());
    }
}
