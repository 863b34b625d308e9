package io.tbot.testapp.venue;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

    private final MatchingRules rules;
    private final VenueJournal journal;
    private final Occasions cuts;
    private final CopyOnWriteArrayList<WebSocket> strangers = new CopyOnWriteArrayList<>();
    private final Map<String, Mailbox> clients = new ConcurrentHashMap<>();
    private final AtomicLong lastExecutionId = new AtomicLong();

    UserStream(long seed, MatchingRules rules, Faults faults, VenueJournal journal) {
        this.rules = rules;
        this.journal = journal;
        this.cuts = new Occasions(seed, faults, Fault.USER_DISCONNECTS);
    }

    /** @param client its name, by which it finds what it missed when it comes back; empty for a stranger */
    void add(WebSocket connection, String client) {
        if (client.isEmpty()) {
            strangers.add(connection);
        } else {
            clients.computeIfAbsent(client, added -> new Mailbox(journal)).open(connection);
        }
    }

    void remove(WebSocket connection) {
        strangers.remove(connection);
        clients.values().forEach(client -> client.left(connection));
    }

    /** An occasion to close the connections of clients that gave their name. */
    void breakSome() {
        if (cuts.getAsBoolean()) {
            clients.values().forEach(Mailbox::cut);
        }
    }

    @Override
    public String way() {
        return "rest";
    }

    @Override
    public boolean answers() {
        return false;
    }

    @Override
    public void send(Order order, String executionType, BigDecimal quantity) {
        if (strangers.isEmpty() && clients.isEmpty()) {
            return;
        }
        long execution = lastExecutionId.incrementAndGet();
        String report = toJson(order, executionType, quantity, execution);
        send(report);
        if (rules.isReportedTwice(execution)) {
            journal.count("duplicates", "rest");
            send(report);
        }
    }

    private void send(String report) {
        for (WebSocket connection : strangers) {
            Outbox.awaitRoom(connection);
            Outbox.send(connection, PATH, report, journal);
        }
        clients.values().forEach(client -> client.deliver(report));
    }

    private static String toJson(Order order, String executionType, BigDecimal quantity, long execution) {
        OrderTicket ticket = order.ticket();
        BigDecimal price = quantity.signum() > 0 ? ticket.price() : BigDecimal.ZERO;
        JsonStringWriter json = JsonWriter.string()
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
                .value("t", execution)
                .value("r", "NONE");
        if (!order.originalId().isEmpty()) {
            json.value("C", order.originalId());
        }
        return json.end().done();
    }
}
