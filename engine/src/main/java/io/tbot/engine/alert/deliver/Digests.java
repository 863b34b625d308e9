package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.channel.Digest;
import io.tbot.engine.alert.channel.Message;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Several notifications told as one, with exact totals and the first of their alerts. */
final class Digests {
    private static final int MAX_SHOWN = 100;

    private Digests() {}

    static Message of(List<Delivery> deliveries, long nowMillis) {
        TreeMap<String, Integer> byRule = new TreeMap<>();
        List<Alert> shown = new ArrayList<>();
        List<Alert> over = new ArrayList<>();
        int firing = 0;
        int resolved = 0;
        Severity worst = Severity.INFO;
        for (Delivery delivery : deliveries) {
            Notification notification = delivery.notification;
            worst = notification.severity().compareTo(worst) < 0 ? notification.severity() : worst;
            firing += notification.moreFiring();
            resolved += notification.moreResolved();
            if (notification.size() > notification.alerts().size()) {
                byRule.merge(
                        "others", notification.size() - notification.alerts().size(), Integer::sum);
            }
            for (Alert alert : notification.alerts()) {
                byRule.merge(alert.rule(), 1, Integer::sum);
                firing += alert.isFiring() ? 1 : 0;
                resolved += alert.isFiring() ? 0 : 1;
                List<Alert> kind = alert.isFiring() ? shown : over;
                if (kind.size() < MAX_SHOWN) {
                    kind.add(alert);
                }
            }
        }
        shown.addAll(over.subList(0, Math.min(over.size(), MAX_SHOWN - shown.size())));
        Notification first = deliveries.get(0).notification;
        Notification all = new Notification(
                first.id() + "+" + (deliveries.size() - 1),
                first.channel(),
                "digest",
                Labels.NONE,
                Reason.DIGEST,
                worst,
                List.copyOf(shown),
                nowMillis);
        return new Message(all, new Digest(deliveries.size(), firing, resolved, byRule));
    }
}
