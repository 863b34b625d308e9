package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * The trails of all orders that were asked for, oldest first.
 *
 * <p>Threads: any; one lock, held for one addition or one copy.
 *
 * <p>Shape: the last {@value #MAX_TRAILS}; how many older ones are gone is counted.
 */
final class OrderTrails {
    private static final int MAX_TRAILS = 50_000; // as many as the book remembers

    private final ArrayDeque<OrderTrail> trails = new ArrayDeque<>();
    private long forgotten;

    OrderTrail open(OrderTicket ticket, Reports reports, long receivedNanos) {
        OrderTrail trail = new OrderTrail(ticket, reports.way(), receivedNanos);
        synchronized (this) {
            trails.add(trail);
            if (trails.size() > MAX_TRAILS) {
                trails.remove();
                forgotten++;
            }
        }
        return trail;
    }

    void writeTo(JsonStringWriter json) {
        List<OrderTrail> copy;
        synchronized (this) {
            copy = new ArrayList<>(trails);
            json.value("forgotten_trails", forgotten);
        }
        json.array("trails");
        copy.forEach(trail -> trail.writeTo(json));
        json.end();
    }
}
