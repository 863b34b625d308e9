package io.tbot.testapp.it.apps;

import static io.tbot.testapp.it.apps.FixMessages.of;
import static io.tbot.testapp.it.apps.FixMessages.tag;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import java.util.TreeMap;
import quickfix.FieldNotFound;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;

/**
 * A FIX venue. Says its port, serves one client, and at the end of its stdin says what it did. The remainder of an
 * order's id by eight says what becomes of the order.
 */
public final class FixVenue extends FixMessages.Quiet {
    private final FixWire wire = new FixWire();
    private final Map<String, Integer> reports = new TreeMap<>();
    private int nextExecution = 1;

    public static void main(String[] args) throws Exception {
        FixVenue venue = new FixVenue();
        SessionID session = new SessionID(FixMessages.VERSION, "VENUE", "BOT");
        SessionSettings settings = FixMessages.settings(session, "acceptor");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        settings.setString("SocketAcceptAddress", "127.0.0.1");
        settings.setString("SocketAcceptPort", String.valueOf(port));
        settings.setString("UseDataDictionary", "N");
        SocketAcceptor acceptor = new SocketAcceptor(
                venue, new FixStores("file").factory(settings), settings, venue.wire, new FixMessages());
        acceptor.start();
        System.out.println("listening " + port);
        while (System.in.read() >= 0) {
            System.out.println("truth " + venue.truth());
        }
        System.exit(0);
    }

    private synchronized String truth() {
        return "{\"wire\": " + FixMessages.json(wire.counts()) + ", \"reports\": " + FixMessages.json(reports) + "}";
    }

    @Override
    public synchronized void fromApp(Message message, SessionID session) {
        try {
            take(message, session);
        } catch (SessionNotFound | FieldNotFound | IOException fault) {
            throw new IllegalStateException(fault);
        }
    }

    private void take(Message message, SessionID session) throws SessionNotFound, FieldNotFound, IOException {
        switch (FixMessages.type(message)) {
            case "D" -> order(message, session);
            case "F" -> {
                if (tag(message, 41).equals("nobody")) {
                    send(of("9", 37, "NONE", 11, tag(message, 11), 39, "8", 102, 1), session);
                } else {
                    send(report(message, '4', '4'), session);
                }
            }
            case "G" -> send(report(message, '5', '0'), session);
            case "V" -> command(tag(message, 262), session);
            default -> throw new IllegalStateException("what is " + message);
        }
    }

    private void order(Message order, SessionID session) throws SessionNotFound, FieldNotFound {
        int number = Integer.parseInt(tag(order, 11));
        switch (number % 8) {
            case 0 -> {
                send(report(order, '0', '0'), session);
                send(report(order, 'F', '2'), session);
            }
            case 1 -> {
                send(report(order, '0', '0'), session);
                send(report(order, 'F', '1'), session);
                send(report(order, 'F', '2'), session);
            }
            case 3, 4 -> {
                Message refusal = report(order, '8', '8');
                refusal.setInt(103, number % 8 == 3 ? 3 : 77); // the client's dictionary has no 77
                send(refusal, session);
            }
            case 6 -> {
                String refNumber = order.getHeader().getString(34);
                send(
                        number % 16 == 6 ? of("j", 45, refNumber, 372, "D", 380, 2) : of("3", 45, refNumber, 373, 5),
                        session);
            }
            default -> send(report(order, '0', '0'), session);
        }
    }

    private Message report(Message order, char executionType, char status) {
        reports.merge(String.valueOf(status), 1, Integer::sum);
        String execution = "E" + nextExecution++;
        return of(
                "8",
                37,
                "O" + tag(order, 11),
                11,
                tag(order, 11),
                17,
                execution,
                150,
                executionType,
                39,
                status,
                55,
                tag(order, 55),
                54,
                tag(order, 54));
    }

    private void command(String command, SessionID id) throws SessionNotFound, FieldNotFound, IOException {
        Session session = Session.lookupSession(id);
        Message order = of("D", 11, "0", 55, "ETH/USD", 54, 1);
        switch (command) {
            case "data" -> {
                for (int i = 0; i < 5; i++) {
                    send(of("W", 55, "BTC/USD"), id);
                    Message change = of("X");
                    quickfix.Group entry = new quickfix.Group(268, 279);
                    entry.setString(279, "0");
                    entry.setString(55, "ETH/USD");
                    change.addGroup(entry);
                    send(change, id);
                }
            }
            case "lose" -> {
                for (int i = 0; i < 3; i++) {
                    Message lost = report(order, 'F', '1');
                    int number = session.getExpectedSenderNum();
                    lost.getHeader().setString(49, id.getSenderCompID());
                    lost.getHeader().setString(56, id.getTargetCompID());
                    lost.getHeader().setInt(34, number);
                    lost.getHeader().setUtcTimeStamp(52, java.time.LocalDateTime.now(java.time.ZoneOffset.UTC));
                    session.getStore().set(number, lost.toString());
                    session.getStore().incrNextSenderMsgSeqNum();
                }
                send(report(order, 'F', '2'), id);
            }
            case "hang up" -> session.disconnect("the test wants it", false);
            default -> throw new IllegalStateException(command);
        }
    }

    private static void send(Message message, SessionID session) throws SessionNotFound {
        Session.sendToTarget(message, session);
    }
}
