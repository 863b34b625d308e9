package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A notification that takes the place of one of its group that was never sent. */
final class Successor {
    /** As many as a group shows. */
    private static final int MAX_ALERTS = 1_000;

    private Successor() {}

    /**
     * The newer one; where only the older one says that something is over, that as well, since the group has forgotten
     * it and nobody else would ever hear of it.
     */
    static Notification of(Notification older, Notification newer) {
        Set<String> told = new HashSet<>();
        newer.alerts().forEach(alert -> told.add(alert.fingerprint()));
        List<Alert> alerts = new ArrayList<>(newer.alerts());
        for (Alert alert : older.alerts()) {
            if (!alert.isFiring() && alerts.size() < MAX_ALERTS && told.add(alert.fingerprint())) {
                alerts.add(alert);
            }
        }
        if (alerts.size() == newer.alerts().size()) {
            return newer;
        }
        return newer.with(List.copyOf(alerts));
    }
}
