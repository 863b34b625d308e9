package io.tbot.engine.alert.trial;

import io.tbot.engine.alert.hold.Phase;
import io.tbot.engine.alert.hold.Transition;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * What came of a trial, in order.
 *
 * <p>Shape: the first {@value #MAX_EVENTS} events; later ones are counted. Threads: the trial's.
 */
public final class Diary {
    static final int MAX_EVENTS = 100_000;

    private final long startMillis;
    private final List<Event> events = new ArrayList<>();
    private long left;
    private long nowNanos;

    Diary(Instant start) {
        startMillis = start.toEpochMilli();
    }

    /** What follows happens then. */
    void at(long nanos) {
        nowNanos = nanos;
    }

    void changed(Transition transition) {
        Alert alert = transition.alert();
        boolean fired = transition.to() == Phase.FIRING && transition.from() == Phase.PENDING;
        if (fired || transition.to() == Phase.RESOLVED) {
            add(new Event(
                    nowNanos,
                    fired ? Event.What.FIRED : Event.What.RESOLVED,
                    alert.rule(),
                    own(alert.labels()),
                    alert.value(),
                    "",
                    transition.cause().word()));
        }
    }

    void told(Notification notification) {
        List<Alert> alerts = notification.alerts();
        String rule = alerts.isEmpty() ? "" : alerts.get(0).rule();
        Labels labels = alerts.size() == 1 ? own(alerts.get(0).labels()) : own(notification.groupLabels());
        String why = notification.reason().word();
        add(new Event(nowNanos, Event.What.TOLD, rule, labels, Double.NaN, notification.channel(), why));
    }

    void held(String rule, Labels labels, String why, String by) {
        add(new Event(nowNanos, Event.What.HELD, rule, own(labels), Double.NaN, by, why));
    }

    private void add(Event event) {
        if (events.size() < MAX_EVENTS) {
            events.add(event);
        } else {
            left++;
        }
    }

    /** Without those that every alert has. */
    private static Labels own(Labels labels) {
        TreeMap<String, String> map = new TreeMap<>(labels.map());
        map.remove("alertname");
        map.remove("severity");
        return Labels.of(map);
    }

    /** {@code 1m31s order_ack_p99_slow{exchange=x} fires (held_long_enough, value 0.9)}. */
    public String line(Event event) {
        return String.format(Locale.ROOT, "%-8s %s", Times.text(event.atNanos()), event);
    }

    public List<Event> events() {
        return events;
    }

    /** How many events there were beyond those kept. */
    public long left() {
        return left;
    }

    /** The wall clock at a time of the trial. */
    public Instant wall(long nanos) {
        return Instant.ofEpochMilli(startMillis + nanos / 1_000_000);
    }
}
