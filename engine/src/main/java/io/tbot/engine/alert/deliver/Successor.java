package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one notification says in place of another that was never sent. */
final class Successor {
    /** As many as a group shows. */
    private static final int MAX_ALERTS = 1_000;

    private Successor() {}

    /** The last that is said of each alert, which may be over and fire again; by fingerprint. */
    static Map<String, Alert> last(Notification notification) {
        Map<String, Alert> last = new HashMap<>();
        for (Alert alert : notification.alerts()) {
            last.put(alert.fingerprint(), alert);
        }
        return last;
    }

    /**
     * The notification, which also says of these alerts that they are over: behind its own, or before them where it
     * says that one of them fires again.
     */
    static Notification with(Notification notification, Collection<Alert> ended) {
        List<Alert> again = new ArrayList<>();
        List<Alert> more = new ArrayList<>();
        if (ended.isEmpty()) {
            return notification;
        }
        Map<String, Alert> last = last(notification);
        int size = notification.alerts().size();
        for (Alert alert : ended) {
            if (size + again.size() + more.size() < MAX_ALERTS) {
                (last.containsKey(alert.fingerprint()) ? again : more).add(alert);
            }
        }
        if (again.isEmpty() && more.isEmpty()) {
            return notification;
        }
        List<Alert> all = new ArrayList<>(again);
        all.addAll(notification.alerts());
        all.addAll(more);
        return notification.with(List.copyOf(all));
    }

    /** The notification without these alerts; {@code null} where nothing is left of it. */
    static @Nullable Notification without(Notification notification, Collection<Alert> gone) {
        Set<Alert> those = Collections.newSetFromMap(new IdentityHashMap<>());
        those.addAll(gone);
        List<Alert> left = new ArrayList<>(notification.alerts());
        left.removeIf(those::contains);
        if (left.isEmpty() && notification.size() == notification.alerts().size()) {
            return null;
        }
        Severity worst = null;
        for (Alert alert : left) {
            if (alert.isFiring() && (worst == null || alert.severity().compareTo(worst) < 0)) {
                worst = alert.severity();
            }
        }
        boolean isNews = notification.reason() != Reason.ACKNOWLEDGED; // which is of no severity
        if (worst == null || !isNews || notification.moreFiring() > 0) {
            return notification.with(List.copyOf(left));
        }
        return notification.with(List.copyOf(left), worst);
    }
}
