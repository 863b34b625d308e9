package io.tbot.testapp.it.apps;

import static io.tbot.testapp.it.apps.FixMessages.of;
import static io.tbot.testapp.it.apps.FixMessages.tag;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionNotFound;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/**
 * A little trade over FIX between a client, whose store is a database, and its venue in the same JVM. Of four orders in
 * turn one is filled, one is filled in two parts, one is refused and one is cancelled.
 */
final class FixBot extends FixMessages.Quiet {
    private static final int ROUNDS = 6;
    private static final SessionID HALL = new SessionID(FixMessages.VERSION, "HALL", "DESK");

    private final SessionID id = new SessionID(FixMessages.VERSION, "DESK", "HALL");
    private final FixWire wire = new FixWire();
    private volatile boolean answered;

    private FixBot() {}

    /** Trades, hangs up, and says what passed over the client's wire. */
    static void work() throws Exception {
        FixBot bot = new FixBot();
        int port = LoopbackVenue.freePort();
        SocketAcceptor venue = venue(port);
        venue.start();
        bot.trade(port);
        bot.await(() -> !Session.lookupSession(HALL).hasResponder()); // or it is the venue that hangs up
        venue.stop(true);
        System.out.println("fix " + FixMessages.json(bot.wire.counts()));
    }

    private static SocketAcceptor venue(int port) throws Exception {
        SessionSettings settings = FixMessages.settings(HALL, "acceptor");
        settings.setString("SocketAcceptAddress", "127.0.0.1");
        settings.setString("SocketAcceptPort", String.valueOf(port));
        settings.setString("UseDataDictionary", "N");
        return new SocketAcceptor(
                new Hall(), new FixStores("memory").factory(settings), settings, new FixWire(), new FixMessages());
    }

    private void trade(int port) throws Exception {
        SessionSettings settings = FixMessages.settings(id, "initiator");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", String.valueOf(port));
        settings.setString("ReconnectInterval", "60"); // never again
        settings.setString("UseDataDictionary", "N");
        ThreadedSocketInitiator initiator = new ThreadedSocketInitiator(
                this, new FixStores("jdbc").factory(settings), settings, wire, new FixMessages());
        initiator.start();
        await(() -> Session.lookupSession(id).isLoggedOn());
        for (int i = 0; i < 4 * ROUNDS; i++) {
            Session.sendToTarget(of("D", 11, i, 55, "BTC/USD", 54, 1, 40, 2, 44, 100, 38, 2), id);
        }
        // of four orders: 2 + 3 + 1 + 2 reports
        await(() -> wire.of("8 in") == 8 * ROUNDS);
        // behind its answer nothing is under way, and the library's own logout may say it twice
        Session.lookupSession(id).generateTestRequest("all done");
        await(() -> answered);
        Session.lookupSession(id).disconnect("all done", false);
        initiator.stop(true);
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        if (tag(message, 150).equals("0") && Integer.parseInt(tag(message, 11)) % 4 == 3) {
            send(of("F", 41, tag(message, 11), 11, "C" + tag(message, 11), 55, "BTC/USD", 54, 1), session);
        }
    }

    @Override
    public void fromAdmin(Message message, SessionID session) {
        answered |= FixMessages.type(message).equals("0");
    }

    private static void send(Message message, SessionID session) {
        try {
            Session.sendToTarget(message, session);
        } catch (SessionNotFound gone) {
            throw new IllegalStateException(gone);
        }
    }

    private void await(BooleanSupplier condition) throws InterruptedException, IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > endNanos) {
                throw new IOException("so far " + wire.counts());
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    /** The venue. */
    private static final class Hall extends FixMessages.Quiet {
        private int nextExecution;

        @Override
        public void fromApp(Message message, SessionID session) {
            if (FixMessages.type(message).equals("F")) {
                report(message, "4", "4", session);
                return;
            }
            switch (Integer.parseInt(tag(message, 11)) % 4) {
                case 0 -> {
                    report(message, "0", "0", session);
                    report(message, "F", "2", session);
                }
                case 1 -> {
                    report(message, "0", "0", session);
                    report(message, "F", "1", session);
                    report(message, "F", "2", session);
                }
                case 2 -> report(message, "8", "8", session);
                default -> report(message, "0", "0", session);
            }
        }

        private void report(Message order, String execution, String status, SessionID session) {
            Message report = of("8", 37, "O" + tag(order, 11), 11, tag(order, 11), 17, "E" + nextExecution++);
            report.setString(150, execution);
            report.setString(39, status);
            report.setString(55, tag(order, 55));
            report.setString(54, tag(order, 54));
            send(report, session);
        }
    }
}
