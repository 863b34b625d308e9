package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.Moment;
import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The silences of file and people.
 *
 * <p>Threads: any; one lock. Shape: at most {@value #MAX} of people; those long over are forgotten.
 */
public final class Silences {
    static final int MAX = 1_000;
    private static final long ENDING_MILLIS = 15 * 60_000;
    private static final long SHORT_MILLIS = 10 * 60_000;
    private static final long REMEMBERED_MILLIS = 7L * 24 * 3_600_000;

    private final Map<String, Silence> ofPeople = new LinkedHashMap<>();

    /** Of those that end when they match nothing for too long. */
    private final Map<String, Unmatched> unmatched = new HashMap<>();

    private List<Silence> ofFile = List.of();

    /** Those that the file says, in the place of those that it said before. */
    public synchronized void replace(List<Silence> written) {
        ofFile = List.copyOf(written);
    }

    /** @throws IllegalStateException if there are too many */
    public synchronized void add(Silence silence) {
        if (ofPeople.size() >= MAX && !ofPeople.containsKey(silence.id())) {
            throw new IllegalStateException("there are " + MAX + " silences already");
        }
        ofPeople.put(silence.id(), silence);
    }

    /** Ends one now; {@code null} where people have made none of that id that lasts. */
    public synchronized @Nullable Silence expire(String id, long nowMillis) {
        Silence silence = ofPeople.get(id);
        if (silence == null || silence.untilMillis() <= nowMillis) {
            return null;
        }
        Silence ended = silence.ended(EarlyEnd.How.BY_HAND, nowMillis);
        ofPeople.put(id, ended);
        return ended;
    }

    /** Whether {@link #endEarly} has anything to look at. */
    public synchronized boolean mayEndEarly(long nowMillis) {
        for (Silence silence : ofPeople.values()) {
            boolean waits = silence.early().whenResolved() || silence.early().unmatchedMillis() > 0;
            if (waits && nowMillis < silence.untilMillis()) {
                return true;
            }
        }
        return false;
    }

    /**
     * Ends those that wait for an end which has come: nothing that they match fires any more, or has fired or been
     * about to for too long.
     *
     * @param firing the labels of each alert
     * @param pending the same
     * @param now by the time that was watched
     * @return those that ended, and those of which more is to be kept than before
     */
    public synchronized List<Silence> endEarly(List<Labels> firing, List<Labels> pending, Moment now) {
        List<Silence> changed = new ArrayList<>();
        for (Silence silence : ofPeople.values()) {
            Silence after = silence;
            if (!silence.lasts(now.millis())) {
                unmatched.remove(silence.id());
            } else if (silence.early().whenResolved()) {
                after = matchesAny(silence, firing) ? silence : silence.ended(EarlyEnd.How.RESOLVED, now.millis());
            } else if (silence.early().unmatchedMillis() > 0) {
                boolean matches = matchesAny(silence, firing) || matchesAny(silence, pending);
                after = unmatched
                        .computeIfAbsent(silence.id(), id -> new Unmatched(silence, now))
                        .look(silence, matches, now);
            }
            if (!after.equals(silence)) {
                changed.add(after);
            }
        }
        changed.forEach(each -> ofPeople.put(each.id(), each));
        return changed;
    }

    private static boolean matchesAny(Silence silence, List<Labels> some) {
        for (Labels labels : some) {
            if (silence.matches(labels)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Those of people that are in force and near their end: a quarter of an hour, or the last tenth if that is less. Of
     * one that is shorter than ten minutes whoever made it still knows.
     */
    public synchronized List<Silence> ending(long nowMillis) {
        List<Silence> ending = List.of();
        for (Silence silence : ofPeople.values()) {
            long length = silence.untilMillis() - silence.fromMillis();
            boolean isNear = silence.untilMillis() - nowMillis <= Math.min(ENDING_MILLIS, length / 10);
            if (isNear && length >= SHORT_MILLIS && silence.isActive(nowMillis)) {
                ending = ending.isEmpty() ? new ArrayList<>() : ending;
                ending.add(silence);
            }
        }
        return ending;
    }

    /** Forgets those that have been over for a week; their ids. */
    public synchronized List<String> forget(long nowMillis) {
        List<String> gone = new ArrayList<>();
        for (Silence silence : ofPeople.values()) {
            if (silence.untilMillis() < nowMillis - REMEMBERED_MILLIS) {
                gone.add(silence.id());
            }
        }
        gone.forEach(ofPeople::remove);
        unmatched.keySet().retainAll(ofPeople.keySet());
        return gone;
    }

    /** All of them, the file's first. */
    public synchronized List<Silence> all() {
        List<Silence> all = new ArrayList<>(ofFile);
        all.addAll(ofPeople.values());
        return all;
    }

    /** The first in force that matches; {@code null} where none does. */
    public @Nullable Silence silencing(Labels labels, long nowMillis) {
        return silencing(active(nowMillis), labels);
    }

    /** Those in force now. */
    List<Silence> active(long nowMillis) {
        List<Silence> active = all();
        active.removeIf(silence -> !silence.isActive(nowMillis));
        return active;
    }

    /** Of which labels nobody is told at that moment. */
    public Predicate<Labels> silenced(long nowMillis) {
        List<Silence> active = active(nowMillis);
        return labels -> silencing(active, labels) != null;
    }

    /** The first that matches; {@code null} where none does. */
    static @Nullable Silence silencing(List<Silence> active, Labels labels) {
        for (Silence silence : active) {
            if (silence.matches(labels)) {
                return silence;
            }
        }
        return null;
    }
}
