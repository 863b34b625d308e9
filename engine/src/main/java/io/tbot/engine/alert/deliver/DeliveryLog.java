package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Every decision about telling someone, with its reason: the last {@value #MAX} of them.
 *
 * <p>Threads: any writer, any reader, each for a moment only.
 */
public final class DeliveryLog {
    private static final int MAX = 10_000;

    /** Of one notification; a larger group is found by its key. */
    private static final int MAX_FINGERPRINTS = 32;

    /**
     * One decision.
     *
     * @param result {@code enqueued}, {@code sent}, {@code retry}, {@code dead}, {@code replaced}, {@code redirected},
     *     {@code held}: what was done
     * @param reason why
     * @param detail more of it: a status, the id of a silence
     */
    public record Entry(
            long millis,
            String channel,
            String group,
            String notification,
            String result,
            Reason reason,
            int attempt,
            String detail,
            List<String> fingerprints) {}

    private final Entry[] ring = new Entry[MAX];
    private long written;

    /** A decision of any stage. */
    public synchronized void add(Entry entry) {
        ring[(int) (written++ % MAX)] = entry;
    }

    void add(long millis, Notification of, String result, Reason reason, int attempt, String detail) {
        List<String> fingerprints = new ArrayList<>();
        for (Alert alert : of.alerts()) {
            if (fingerprints.size() == MAX_FINGERPRINTS) {
                break;
            }
            fingerprints.add(alert.fingerprint());
        }
        List<String> known = List.copyOf(fingerprints);
        add(new Entry(millis, of.channel(), of.group(), of.id(), result, reason, attempt, detail, known));
    }

    /** The newest first, so many at most. */
    public synchronized List<Entry> latest(int max) {
        List<Entry> entries = new ArrayList<>();
        for (long i = written - 1; i >= Math.max(0, written - MAX) && entries.size() < max; i--) {
            entries.add(ring[(int) (i % MAX)]);
        }
        return entries;
    }

    /** What was decided of one alert, the newest first. */
    public List<Entry> of(String fingerprint) {
        List<Entry> entries = latest(MAX);
        entries.removeIf(entry -> !entry.fingerprints().contains(fingerprint));
        return entries;
    }

    /** What was decided of one notification, the newest first. */
    public List<Entry> ofNotification(String id) {
        List<Entry> entries = latest(MAX);
        entries.removeIf(entry -> !entry.notification().equals(id));
        return entries;
    }

    /** How many decisions there were, the forgotten ones included. */
    public synchronized long written() {
        return written;
    }
}
