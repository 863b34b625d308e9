package io.tbot.testapp.it.apps;

import java.net.ServerSocket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.ThreadedSocketInitiator;

/** A FIX bot, its venue beside it, that takes so long over a logout that it is logged on again before it is done. */
public final class FixCut extends FixMessages.Quiet {
    private final AtomicInteger logons = new AtomicInteger();
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch again = new CountDownLatch(1);

    public static void main(String[] args) throws Exception {
        new FixCut().run();
        System.exit(0);
    }

    private void run() throws Exception {
        SessionID here = new SessionID(FixMessages.VERSION, "BOT", "VENUE");
        SessionID there = new SessionID(FixMessages.VERSION, "VENUE", "BOT");
        String port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = Integer.toString(free.getLocalPort());
        }
        SessionSettings served = FixMessages.settings(there, "acceptor");
        served.setString("SocketAcceptPort", port);
        served.setString("UseDataDictionary", "N");
        SessionSettings settings = FixMessages.settings(here, "initiator");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", port);
        settings.setString("ReconnectInterval", "1");
        settings.setString("HeartBtInt", "1");
        settings.setString("UseDataDictionary", "N");
        SocketAcceptor venue =
                new SocketAcceptor(new Venue(), new MemoryStoreFactory(), served, new FixWire(), new FixMessages());
        ThreadedSocketInitiator bot =
                new ThreadedSocketInitiator(this, new MemoryStoreFactory(), settings, new FixWire(), new FixMessages());
        venue.start();
        bot.start();
        if (!first.await(30, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not logged on");
        }
        Session.lookupSession(here).disconnect("Socket cut", false);
        bot.stop(true);
        venue.stop(true);
        System.out.println("logons " + logons);
        System.in.read();
    }

    @Override
    public void onLogon(SessionID session) {
        logons.incrementAndGet();
        first.countDown();
    }

    /** A heartbeat: the session's thread is done with the logon before it. */
    @Override
    public void fromAdmin(Message message, SessionID session) {
        if (logons.get() > 1 && FixMessages.type(message).equals("0")) {
            again.countDown();
        }
    }

    @Override
    public void onLogout(SessionID session) {
        try {
            again.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void fromApp(Message message, SessionID session) {}

    /** Answers to logons alone, which the library does. */
    private static final class Venue extends FixMessages.Quiet {
        @Override
        public void fromApp(Message message, SessionID session) {}
    }
}
