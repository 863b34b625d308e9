package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was given up, kept to be looked at and tried again by hand: the last {@value #MAX}, and no more of them than are
 * {@value #MAX_BYTES} bytes, so that a channel that refuses everything leaves room for what is not given up.
 *
 * <p>Threads: under the outbox's lock. Shape: in the store each is a line with reason, time and why, then the
 * notification.
 */
final class DeadLetters {
    /** Keys in the store. */
    static final String WAITING = "out/";

    private static final String DEAD = "dead/";
    private static final int MAX = 1_000;

    /** An eighth of what the journal takes. */
    private static final int MAX_BYTES = 512 << 10;

    private final Deliveries store;
    private final Map<String, DeadLetter> letters = new LinkedHashMap<>();
    private final Map<String, Integer> sizes = new HashMap<>();
    private int bytes;
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
                    note(letter, kept.getValue().length);
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
        byte[] text = write(letter);
        note(letter, text.length);
        store.put(DEAD + id, text);
        store.remove(WAITING + id);
        while (letters.size() > MAX || (bytes > MAX_BYTES && letters.size() > 1)) {
            String oldest = letters.keySet().iterator().next();
            lift(oldest);
            forget(oldest);
        }
    }

    private void note(DeadLetter letter, int size) {
        String id = letter.notification().id();
        letters.put(id, letter);
        Integer before = sizes.put(id, size);
        bytes += size - (before == null ? 0 : before);
    }

    /** Takes it out, but for the store; {@link #forget} ends that. */
    @Nullable
    DeadLetter lift(String id) {
        DeadLetter letter = letters.remove(id);
        if (letter != null) {
            Integer size = sizes.remove(id);
            bytes -= size == null ? 0 : size;
        }
        return letter;
    }

    /** Removes one from the store that was lifted, unless it has been given up again. */
    void forget(String id) {
        if (!letters.containsKey(id)) {
            store.remove(DEAD + id);
        }
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
