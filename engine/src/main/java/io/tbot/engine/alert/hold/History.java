package io.tbot.engine.alert.hold;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Reason;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What fired and is over, and what happened to it meanwhile; of what fires still, all that the book does not keep.
 *
 * <p>Threads: any of the agent's; one lock, which may be taken under the book's and takes none itself. Shape: the last
 * {@value #MAX} in memory; of these as many outlive the process as fit into {@value #MAX_KEPT_CHARS} characters, an
 * eighth of what the journal holds, about a thousand.
 */
public final class History {
    public static final int MAX = 10_000;

    /** A storm of alerts must leave the journal room for those that still fire. */
    static final int MAX_KEPT_CHARS = 512 * 1024;

    /** Longer ones (texts of rules have no limit) are in memory only. */
    private static final int MAX_EPISODE_CHARS = 16 * 1024;

    private final Store store;
    private final Map<String, Open> open = new HashMap<>();
    private final Deque<Episode> over = new ArrayDeque<>();
    private final Deque<Kept> kept = new ArrayDeque<>();
    private final Map<Reason, Long> suppressed = new EnumMap<>(Reason.class);
    private long keptChars;
    private long lastKey;
    private long fired;
    private long resolved;
    private long acknowledged;
    private long escalated;

    /** Where episodes outlive the process. Threads: must not wait. */
    public interface Store {
        void keepEpisode(String key, String text);

        void dropEpisode(String key);
    }

    public History(Store store) {
        this.store = store;
    }

    /** Takes back what earlier runs kept, in the order in which it was over. */
    public synchronized void restore(Map<String, String> texts) {
        new TreeMap<>(texts).forEach((key, text) -> {
            Episode episode = EpisodeText.read(text);
            if (episode == null) {
                store.dropEpisode(key);
                return;
            }
            lastKey = Math.max(lastKey, Long.parseLong(key, 16));
            over.addLast(episode);
            kept.addLast(new Kept(key, text.length()));
            keptChars += text.length();
        });
        makeRoom();
    }

    /** Takes back an alert that fired before this run and fires still. */
    public synchronized void restore(HeldAlert alert) {
        if (alert.phase().fires()) {
            open(alert.fingerprint()).acknowledgement = alert.acknowledgement();
        }
    }

    /** Hears of each transition. */
    public synchronized void hear(Transition transition) {
        Alert alert = transition.alert();
        if (transition.to() == Phase.FIRING && transition.from() == Phase.PENDING) {
            fired++;
            open.put(alert.fingerprint(), new Open());
        } else if (transition.to() == Phase.RESOLVED) {
            resolved++;
            Open was = open.remove(alert.fingerprint());
            Open of = was == null ? new Open() : was;
            end(new Episode(alert, transition.cause(), of.acknowledgement, of.suppressed));
        }
    }

    /** Somebody took it. */
    public synchronized void acknowledged(String fingerprint, Acknowledgement acknowledgement) {
        acknowledged++;
        open(fingerprint).acknowledgement = acknowledgement;
    }

    /** It is kept from being told. */
    public synchronized void suppressed(String fingerprint, Reason reason) {
        Open of = open.get(fingerprint);
        if (of != null && of.suppressed.add(reason)) {
            suppressed.merge(reason, 1L, Long::sum);
        }
    }

    /** A step of its escalation was taken; hearing of the same step once for each channel changes nothing. */
    public synchronized void escalated(String fingerprint, int step) {
        Open of = open(fingerprint);
        if (step > of.step) {
            of.step = step;
            escalated++;
        }
    }

    /**
     * What fires and what is over, by when it came to fire, the newest first.
     *
     * @param firing what fires, taken from the book before
     */
    public synchronized List<Episode> latest(List<HeldAlert> firing, int max) {
        List<Episode> all = new ArrayList<>(over);
        Set<String> ended = new HashSet<>();
        over.forEach(episode -> ended.add(key(episode.alert())));
        for (HeldAlert held : firing) {
            Alert alert = held.toAlert();
            if (alert.isFiring() && !ended.contains(key(alert))) {
                all.add(episode(held));
            }
        }
        all.sort(Comparator.comparingLong((Episode each) -> each.alert().startsAtMillis())
                .reversed());
        return List.copyOf(all.subList(0, Math.min(max, all.size())));
    }

    /** What is known of one that fires. */
    public synchronized Episode episode(HeldAlert held) {
        Open of = open.getOrDefault(held.fingerprint(), new Open());
        return new Episode(held.toAlert(), null, held.acknowledgement(), EnumSet.copyOf(of.suppressed));
    }

    /** The counts of this run. */
    public synchronized Totals totals() {
        return new Totals(fired, resolved, acknowledged, escalated, Map.copyOf(suppressed));
    }

    /**
     * What came about since the process began.
     *
     * @param fired alerts that came to fire, suppressed ones included
     * @param escalated steps taken
     * @param suppressed alerts by what kept them from being told
     */
    public record Totals(long fired, long resolved, long acknowledged, long escalated, Map<Reason, Long> suppressed) {}

    private static String key(Alert alert) {
        return alert.fingerprint() + alert.startsAtMillis();
    }

    /** Hexadecimal of one length, so that keys sort as they came. */
    private static String inOrder(long number) {
        String hex = Long.toHexString(number);
        return "0".repeat(16 - hex.length()) + hex;
    }

    private Open open(String fingerprint) {
        return open.computeIfAbsent(fingerprint, none -> new Open());
    }

    private void end(Episode episode) {
        over.addLast(episode);
        String text = EpisodeText.of(episode);
        if (text.length() <= MAX_EPISODE_CHARS) {
            String key = inOrder(++lastKey);
            kept.addLast(new Kept(key, text.length()));
            keptChars += text.length();
            store.keepEpisode(key, text);
        }
        makeRoom();
    }

    private void makeRoom() {
        while (over.size() > MAX) {
            over.removeFirst();
        }
        for (Iterator<Kept> oldest = kept.iterator(); keptChars > MAX_KEPT_CHARS || kept.size() > MAX; ) {
            Kept gone = oldest.next();
            oldest.remove();
            keptChars -= gone.chars();
            store.dropEpisode(gone.key());
        }
    }

    private record Kept(String key, int chars) {}

    /** One that fires. */
    private static final class Open {
        private Acknowledgement acknowledgement = Acknowledgement.NONE;
        private final Set<Reason> suppressed = EnumSet.noneOf(Reason.class);
        private int step;
    }
}
