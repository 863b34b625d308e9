package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
        Silence ended = silence.until(nowMillis);
        ofPeople.put(id, ended);
        return ended;
    }

    /** Ends those that last until what they match is over, where none of it fires any more. */
    public synchronized List<Silence> expireResolved(Supplier<List<Labels>> firing, long nowMillis) {
        List<Silence> waiting = ofPeople.values().stream()
                .filter(each -> each.untilResolved() && each.lasts(nowMillis))
                .toList();
        if (waiting.isEmpty()) {
            return waiting;
        }
        List<Labels> some = firing.get();
        List<Silence> ended = new ArrayList<>();
        for (Silence silence : waiting) {
            if (some.stream().noneMatch(silence::matches)) {
                ended.add(silence.until(nowMillis));
            }
        }
        ended.forEach(each -> ofPeople.put(each.id(), each));
        return ended;
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
