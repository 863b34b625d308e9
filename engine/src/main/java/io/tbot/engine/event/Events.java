package io.tbot.engine.event;

import io.tbot.engine.alert.Ids;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * The stream of events: gives each its place, keeps the latest, hands it to those who listen.
 *
 * <p>Threads: any, each for a moment; a listener that is slow is let go, not waited for. Shape: the last 256 alerts,
 * 128 errors, 64 slow operations and 64 metrics, so that what is frequent does not push out what matters. Errors: an
 * event that does not keep to the envelope is dropped and counted.
 */
public final class Events {
    private static final Map<EventType, Integer> KEPT =
            Map.of(EventType.ALERT, 256, EventType.ERROR, 128, EventType.PERFORMANCE, 64, EventType.METRIC, 64);

    /** What is sent again at once: more would count as slow whoever asked for it. */
    private static final int MAX_AGAIN_CHARS = 256 << 10;

    private final String run;
    private @Nullable Ids ids;
    private final Map<EventType, Deque<BotEvent>> kept = new EnumMap<>(EventType.class);
    private final Map<EventType, Long> forgotten = new EnumMap<>(EventType.class);
    private final Map<EventType, Long> published = new EnumMap<>(EventType.class);
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private long position;
    private long invalid;

    /** @param startMillis tells the ids of this run from those of others */
    public Events(long startMillis) {
        run = Long.toHexString(startMillis);
        for (EventType type : EventType.values()) {
            kept.put(type, new ArrayDeque<>());
            published.put(type, 0L);
        }
    }

    /** Hands on what happened. */
    public synchronized void publish(EventType type, String metric, Envelope envelope, long nowMillis) {
        long next = position + 1;
        Ids ids =
                this.ids == null ? new Ids() : this.ids; // not before there is something to tell: it seeds a generator
        this.ids = ids;
        String problem = envelope.close(next, ids.next(nowMillis).toString());
        if (!problem.isEmpty()) {
            invalid++;
            return;
        }
        position = next;
        BotEvent event = new BotEvent(type, next, run + '-' + next, metric, envelope.json());
        published.merge(type, 1L, Long::sum);
        keep(event);
        listeners.removeIf(
                listener -> listener.wants(type, metric) && !listener.sink().take(event));
    }

    private void keep(BotEvent event) {
        Deque<BotEvent> ofType = kept.computeIfAbsent(event.type(), type -> new ArrayDeque<>());
        ofType.add(event);
        if (ofType.size() > KEPT.getOrDefault(event.type(), 0)) {
            forgotten.put(event.type(), ofType.remove().position());
        }
    }

    /**
     * Has somebody hear of all that happens from now on.
     *
     * @param lastId of the last event they have heard; {@code null} where they have heard none. What came since is sent
     *     again as far as it is known.
     */
    public synchronized void listen(Listener listener, @Nullable String lastId) {
        if (lastId != null && !again(listener, lastId)) {
            return;
        }
        listeners.removeIf(each -> !each.sink().isOpen());
        listeners.add(listener);
    }

    /** Whether the listener takes more. */
    private boolean again(Listener listener, String lastId) {
        long last = positionOf(lastId);
        TreeMap<Long, BotEvent> since = new TreeMap<>();
        boolean missed = last < 0;
        for (EventType type : listener.types()) {
            missed |= last < forgotten.getOrDefault(type, 0L);
            for (BotEvent event : kept.getOrDefault(type, new ArrayDeque<>())) {
                if (event.position() > last && listener.wants(type, event.metric())) {
                    since.put(event.position(), event);
                }
            }
        }
        List<BotEvent> newest = new ArrayList<>();
        int chars = 0;
        for (BotEvent event : since.descendingMap().values()) {
            chars += event.json().length();
            if (chars > MAX_AGAIN_CHARS) {
                missed = true;
                break;
            }
            newest.add(0, event);
        }
        if (missed) {
            listener.sink().missed(lastId);
        }
        for (BotEvent event : newest) {
            if (!listener.sink().take(event)) {
                return false;
            }
        }
        return true;
    }

    /** −1 for an id of another run, or none of ours. */
    private long positionOf(String id) {
        if (!id.startsWith(run + '-')) {
            return -1;
        }
        try {
            long of = Long.parseLong(id.substring(run.length() + 1));
            return of <= position ? of : -1;
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }

    /** The metrics that anybody listens to, named in full. */
    public Set<String> metricsWanted() {
        listeners.removeIf(each -> !each.sink().isOpen());
        Set<String> wanted = new LinkedHashSet<>();
        for (Listener listener : listeners) {
            if (listener.types().contains(EventType.METRIC)) {
                wanted.addAll(listener.metrics());
            }
        }
        return wanted;
    }

    /** How many listen. */
    public int listeners() {
        return listeners.size();
    }

    /** How many there were. */
    public synchronized Map<EventType, Long> published() {
        return new EnumMap<>(published);
    }

    /** How many did not keep to the envelope. */
    public synchronized long invalid() {
        return invalid;
    }
}
