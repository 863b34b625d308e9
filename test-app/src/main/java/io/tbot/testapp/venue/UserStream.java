package io.tbot.testapp.venue;

import com.grack.nanojson.JsonWriter;
import java.math.BigDecimal;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.java_websocket.WebSocket;

/**
 * Tells everyone connected to {@code /user} what becomes of the orders that came by HTTP.
 *
 * <p>Threads: any; the reports of one order come from one thread after another, so they arrive in order.
 */
final class UserStream implements Reports {
    static final String PATH = "/user";

    private final VenueJournal journal;
    private final CopyOnWriteArrayList<WebSocket> connections = new CopyOnWriteArrayList<>();
    private final AtomicLong lastExecutionId = new AtomicLong();

    UserStream(VenueJournal journal) {
        this.journal = journal;
    }

    void add(WebSocket connection) {
        connections.add(connection);
    }

    void remove(WebSocket connection) {
        connections.remove(connection);
    }

    @Override
    public void send(Order order, String executionType, BigDecimal quantity) {
        if (connections.isEmpty()) {
            return;
        }
        String report = toJson(order, executionType, quantity);
        for (WebSocket connection : connections) {
            Outbox.awaitRoom(connection);
            Outbox.send(connection, PATH, report, journal);
        }
    }

    private String toJson(Order order, String executionType, BigDecimal quantity) {
        OrderTicket ticket = order.ticket();
        BigDecimal price = quantity.signum() > 0 ? ticket.price() : BigDecimal.ZERO;
        return JsonWriter.string()
                .object()
                .value("e", "executionReport")
                .value("E", System.currentTimeMillis())
                .value("s", ticket.symbol())
                .value("c", order.clientOrderId())
                .value("S", ticket.side())
                .value("o", ticket.type())
                .value("x", executionType)
                .value("X", order.status())
                .value("i", order.orderId())
                .value("l", quantity.toPlainString())
                .value("L", price.toPlainString())
                .value("z", order.executed().toPlainString())
                .value("t", lastExecutionId.incrementAndGet())
                .value("r", "NONE")
                .end()
                .done();
    }
}
