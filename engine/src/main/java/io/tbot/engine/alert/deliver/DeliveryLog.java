package io.tbot.engine.alert.deliver;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Every decision about telling someone, with its reason: the last {@value #MAX} of them in memory, and older ones where
 * there are files of them.
 *
 * <p>Threads: any writer, any reader, each for a moment only; {@link #find} waits for the disk. Errors: what memory
 * forgets before somebody took it for a file is counted.
 */
public final class DeliveryLog {
    private static final int MAX = 10_000;

    /** Of one notification; a larger group is found by its key. */
    private static final int MAX_FINGERPRINTS = 32;

    /** Nobody is told, for the reason given. */
    public static final String HELD = "held";

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
    private final String run = Long.toHexString(ThreadLocalRandom.current().nextLong());
    private long written;
    private boolean isKept;
    private long taken;
    private long lost;
    private Consumer<Predicate<String>> older = more -> {};
    private final Map<Reason, Long> held = new EnumMap<>(Reason.class);

    /** A decision of any stage. */
    public synchronized void add(Entry entry) {
        ring[(int) (written++ % MAX)] = entry;
        if (entry.result().equals(HELD)) {
            held.merge(entry.reason(), 1L, Long::sum);
        }
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

    /**
     * Has decisions outlive the process: {@link #nextLines} is called from now on.
     *
     * @param older shows lines that were taken, of earlier processes too, the newest first
     */
    public synchronized void keepIn(Consumer<Predicate<String>> older) {
        this.older = older;
        isKept = true;
    }

    /** Those that nobody took yet, the oldest first, so many at most; as lines of text. */
    public List<String> nextLines(int max) {
        List<DecisionText> next = new ArrayList<>();
        synchronized (this) {
            long first = Math.max(taken, written - MAX);
            lost += first - taken;
            taken = Math.min(written, first + max);
            for (long i = first; i < taken; i++) {
                next.add(new DecisionText(run, i, ring[(int) (i % MAX)]));
            }
        }
        return next.stream().map(DecisionText::write).toList();
    }

    /** The newest first of those that fit, so many at most; from files where memory has forgotten them. */
    public List<Entry> find(Predicate<Entry> fits, int max) {
        List<Entry> found = new ArrayList<>();
        long inMemoryFrom;
        Consumer<Predicate<String>> older;
        List<Entry> inMemory;
        synchronized (this) {
            inMemory = latest(MAX);
            inMemoryFrom = written - inMemory.size();
            older = this.older;
        }
        for (int i = 0; i < inMemory.size() && found.size() < max; i++) {
            if (fits.test(inMemory.get(i))) {
                found.add(inMemory.get(i));
            }
        }
        if (found.size() < max) {
            older.accept(line -> {
                DecisionText read = DecisionText.read(line);
                boolean isNew = read != null && (!read.run().equals(run) || read.number() < inMemoryFrom);
                if (read != null && isNew && fits.test(read.entry())) {
                    found.add(read.entry());
                }
                return found.size() < max;
            });
        }
        return found;
    }

    /** What was decided of one notification, the newest first. */
    public List<Entry> ofNotification(String id) {
        List<Entry> entries = latest(MAX);
        entries.removeIf(entry -> !entry.notification().equals(id));
        return entries;
    }

    /** How many alerts and groups were kept from being told, by reason. */
    public synchronized Map<Reason, Long> held() {
        return new EnumMap<>(held);
    }

    /** How many were forgotten before they were taken for a file, where there is one. */
    public synchronized long lost() {
        return isKept ? lost + Math.max(0, written - MAX - taken) : 0;
    }

    /** How many decisions there were, the forgotten ones included. */
    public synchronized long written() {
        return written;
    }
}
