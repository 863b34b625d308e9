package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was given up, kept to be looked at and tried again by hand: the last {@value #MAX}.
 *
 * <p>Threads: under the outbox's lock. Shape: in the store each is a line with reason, time and why, then the
 * notification.
 */
final class DeadLetters {
    /** Keys in the store. */
    static final String WAITING = "out/";

    private static final String DEAD = "dead/";
    private static final int MAX = 1_000;

    private final Deliveries store;
    private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private long critical;

    DeadLetters(Deliveries store) {
        this.store = store;
    }

    void restore() {
        for (Map.Entry<String, byte[]> kept : store.all().entrySet()) {
            if (kept.getKey().startsWith(DEAD)) {
                DeadLetter letter = read(new String(kept.getValue(), StandardCharsets.UTF_8));
                if (letter == null) {
                    store.remove(kept.getKey());
                } else {
                    letters.put(letter.notification().id(), letter);
                }
            }
        }
    }

    /** Keeps it; where it waited before it waits no more. */
    void add(DeadLetter letter) {
        String id = letter.notification().id();
        boolean matters = letter.notification().severity() == Severity.CRITICAL
                && !letter.notification().isResolved();
        critical += matters ? 1 : 0;
        letters.put(id, letter);
        store.put(DEAD + id, write(letter));
        store.remove(WAITING + id);
        if (letters.size() > MAX) {
            String oldest = letters.keySet().iterator().next();
            letters.remove(oldest);
            store.remove(DEAD + oldest);
        }
    }

    @Nullable
    DeadLetter take(String id) {
        DeadLetter letter = letters.remove(id);
        if (letter != null) {
            store.remove(DEAD + id);
        }
        return letter;
    }

    List<DeadLetter> all() {
        List<DeadLetter> all = new ArrayList<>(letters.values());
        Collections.reverse(all);
        return all;
    }

    /** How many critical ones so far of which something still fired. */
    long critical() {
        return critical;
    }

    private static byte[] write(DeadLetter letter) {
        String line = letter.reason().word()
                + ' '
                + letter.atMillis()
                + ' '
                + letter.why().replace('\n', ' ');
        String notification = new String(NotificationText.write(letter.notification()), StandardCharsets.UTF_8);
        return (line + '\n' + notification).getBytes(StandardCharsets.UTF_8);
    }

    private static @Nullable DeadLetter read(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? "" : text.substring(0, end);
        int one = line.indexOf(' ');
        int two = line.indexOf(' ', one + 1);
        if (one < 0 || two < 0) {
            return null;
        }
        try {
            Notification notification =
                    NotificationText.read(text.substring(end + 1).getBytes(StandardCharsets.UTF_8));
            Reason reason = Reason.valueOf(line.substring(0, one).toUpperCase(Locale.ROOT));
            long at = Long.parseLong(line.substring(one + 1, two));
            return notification == null ? null : new DeadLetter(notification, reason, line.substring(two + 1), at);
        } catch (IllegalArgumentException notOurs) {
            return null;
        }
    }
}
