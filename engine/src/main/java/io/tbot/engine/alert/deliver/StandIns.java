package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which channels were told of an alert in place of one that was down. Whoever was hears of the end, too, although the
 * channel itself works again; or that somebody has it, where he would go on calling people.
 *
 * <p>Threads: under the outbox's lock. Shape: the last {@value #MAX} alerts; in the store the names of the channels, a
 * line each, under the alert and the channel for which they stood in.
 */
final class StandIns {
    private static final String INSTEAD = "instead/";
    private static final int MAX = 1_000;

    private final Deliveries store;
    private final Map<String, Set<String>> byKey = new LinkedHashMap<>();

    StandIns(Deliveries store) {
        this.store = store;
    }

    void restore() {
        for (Map.Entry<String, byte[]> kept : store.all().entrySet()) {
            if (kept.getKey().startsWith(INSTEAD)) {
                String names = new String(kept.getValue(), StandardCharsets.UTF_8);
                byKey.put(kept.getKey(), new LinkedHashSet<>(List.of(names.split("\n"))));
            }
        }
    }

    private static String key(String from, Alert alert) {
        return INSTEAD + alert.fingerprint() + '/' + from;
    }

    /** A notification went to another channel than its own. */
    void moved(String from, Notification moved) {
        for (Alert alert : moved.alerts()) {
            String key = key(from, alert);
            Set<String> names = byKey.computeIfAbsent(key, k -> new LinkedHashSet<>());
            if (alert.isFiring() && names.add(moved.channel())) {
                store.put(key, String.join("\n", names).getBytes(StandardCharsets.UTF_8));
            } else if (names.isEmpty()) {
                byKey.remove(key);
            }
        }
        for (Iterator<String> oldest = byKey.keySet().iterator(); byKey.size() > MAX; ) {
            store.remove(oldest.next());
            oldest.remove();
        }
    }

    /** What those must hear who stood in for the channel of that notification: of the alerts they were told of. */
    List<Notification> hear(Notification news) {
        if (byKey.isEmpty()) {
            return List.of();
        }
        Map<String, List<Alert>> byName = new LinkedHashMap<>();
        Set<String> mustHear = new LinkedHashSet<>();
        for (Alert alert : news.alerts()) {
            for (String name : byKey.getOrDefault(key(news.channel(), alert), Set.of())) {
                byName.computeIfAbsent(name, n -> new ArrayList<>()).add(alert);
                if (!alert.isFiring() || news.reason() == Reason.ACKNOWLEDGED) {
                    mustHear.add(name);
                }
            }
        }
        List<Notification> all = new ArrayList<>();
        byName.forEach((name, alerts) -> {
            if (mustHear.contains(name)) {
                all.add(of(news, name, alerts));
            }
        });
        return all;
    }

    private static Notification of(Notification news, String channel, List<Alert> alerts) {
        return new Notification(
                news.id() + '+' + channel,
                channel,
                news.group(),
                news.groupLabels(),
                news.reason(),
                news.severity(),
                List.copyOf(alerts),
                news.createdMillis());
    }

    /** All have been told, or are about to be, of what is over. */
    void heard(Notification news) {
        for (Alert alert : news.alerts()) {
            if (!alert.isFiring() && byKey.remove(key(news.channel(), alert)) != null) {
                store.remove(key(news.channel(), alert));
            }
        }
    }
}
