package io.tbot.testapp.it.apps;

import static io.tbot.testapp.it.apps.FixMessages.of;

import java.util.concurrent.TimeUnit;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.SocketInitiator;

/** Logs on over FIX with a password, a new password and raw data, and sends an order and a refusal that hold more. */
final class SecretSessions extends FixMessages.Quiet {
    private final Secrets secrets;
    private final FixWire wire = new FixWire();

    private SecretSessions(Secrets secrets) {
        this.secrets = secrets;
    }

    static void work(Secrets secrets) throws Exception {
        new SecretSessions(secrets).work();
    }

    private void work() throws Exception {
        String port = String.valueOf(LoopbackVenue.freePort());
        SessionID there = new SessionID(FixMessages.VERSION, "VENUE", "BOT");
        SessionSettings venue = FixMessages.settings(there, "acceptor");
        venue.setString("SocketAcceptAddress", "127.0.0.1");
        venue.setString("SocketAcceptPort", port);
        venue.setString("UseDataDictionary", "N");
        SocketAcceptor acceptor =
                new SocketAcceptor(new Answers(), new MemoryStoreFactory(), venue, new FixWire(), new FixMessages());
        acceptor.start();
        SessionID here = new SessionID(FixMessages.VERSION, "BOT", "VENUE");
        SessionSettings bot = FixMessages.settings(here, "initiator");
        bot.setString("SocketConnectHost", "127.0.0.1");
        bot.setString("SocketConnectPort", port);
        bot.setString("ReconnectInterval", "1");
        bot.setString("UseDataDictionary", "N");
        new SocketInitiator(this, new MemoryStoreFactory(), bot, wire, new FixMessages()).start();
        await("A in");
        while (!Session.lookupSession(here).isLoggedOn()) {
            TimeUnit.MILLISECONDS.sleep(2); // the text is seen before the session takes it
        }
        Session.sendToTarget(
                of("D", 11, "f1", 55, "BTC/USD", 54, 1, 40, 2, 38, 1, 44, 2, 96, secrets.of("fix.order")), here);
        await("8 in");
    }

    private void await(String what) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (wire.of(what) == 0) {
            if (System.nanoTime() > endNanos) {
                throw new IllegalStateException("so far " + wire.counts());
            }
            TimeUnit.MILLISECONDS.sleep(2);
        }
    }

    @Override
    public void toAdmin(Message message, SessionID session) {
        if (FixMessages.type(message).equals("A")) {
            String raw = secrets.of("fix.96");
            message.setString(553, "bot");
            message.setString(554, secrets.of("fix.554"));
            message.setString(925, secrets.of("fix.925"));
            message.setString(95, String.valueOf(raw.length()));
            message.setString(96, raw);
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) {}

    /** The venue: refuses, and says with what it was asked. */
    private final class Answers extends FixMessages.Quiet {
        @Override
        public void fromApp(Message message, SessionID session) {
            try {
                Session.sendToTarget(
                        of(
                                "8",
                                37,
                                "NONE",
                                17,
                                "e1",
                                11,
                                "f1",
                                150,
                                "8",
                                39,
                                "8",
                                55,
                                "BTC/USD",
                                54,
                                1,
                                151,
                                0,
                                14,
                                0,
                                6,
                                0,
                                96,
                                secrets.of("fix.report")),
                        session);
            } catch (quickfix.SessionNotFound gone) {
                throw new IllegalStateException(gone);
            }
        }
    }
}
