package io.tbot.testapp.venue.fix;

import io.tbot.testapp.fix.CountingLog;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.RecentStore;
import io.tbot.testapp.venue.MatchingRules;
import io.tbot.testapp.venue.OrderDesk;
import io.tbot.testapp.venue.VenueJournal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import quickfix.ConfigError;
import quickfix.LogFactory;
import quickfix.MessageStoreFactory;
import quickfix.RuntimeError;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketAcceptor;
import quickfix.mina.acceptor.DynamicAcceptorSessionProvider;
import quickfix.mina.acceptor.DynamicAcceptorSessionProvider.TemplateMapping;

/**
 * The FIX port. Whoever names the venue {@value #COMP_ID} is let in, under any name.
 *
 * <p>Threads: main opens and closes; {@code fix-breaker} breaks connections where that fault is on.
 */
public final class FixAcceptor implements AutoCloseable {
    /** What clients call the venue. */
    static final String COMP_ID = "DEMO";

    private static final int BREAK_SECONDS = 3;

    private final SocketAcceptor acceptor;
    private final ScheduledExecutorService breaker;
    private final int port;

    private FixAcceptor(SocketAcceptor acceptor, ScheduledExecutorService breaker, int port) {
        this.acceptor = acceptor;
        this.breaker = breaker;
        this.port = port;
    }

    /**
     * Listens on loopback.
     *
     * @param port 0 is any
     * @param breaks whether connections are to be broken now and then
     */
    public static FixAcceptor open(
            int port, OrderDesk desk, MatchingRules rules, VenueJournal journal, BooleanSupplier breaks)
            throws IOException {
        SessionID template = new SessionID(Messages.VERSION, COMP_ID, "*");
        SessionSettings settings = settings(template, port);
        FixOrders orders = new FixOrders(desk, rules, journal);
        LogFactory log = new CountingLog((type, direction, again) -> journal.countFix(type, direction));
        MessageStoreFactory stores = FixAcceptor::store;
        try {
            SocketAcceptor acceptor = new SocketAcceptor(orders, stores, settings, log, new Messages());
            acceptor.setSessionProvider(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                    new DynamicAcceptorSessionProvider(
                            settings,
                            List.of(new TemplateMapping(template, template)),
                            orders,
                            stores,
                            log,
                            new Messages()));
            start(acceptor);
            ScheduledExecutorService breaker = Executors.newSingleThreadScheduledExecutor(FixAcceptor::daemon);
            var unused = breaker.scheduleAtFixedRate(
                    () -> breakAll(acceptor, breaks), BREAK_SECONDS, BREAK_SECONDS, TimeUnit.SECONDS);
            InetSocketAddress bound = (InetSocketAddress)
                    acceptor.getEndpoints().iterator().next().getLocalAddress();
            return new FixAcceptor(acceptor, breaker, bound.getPort());
        } catch (ConfigError | RuntimeError failed) {
            throw new IOException("FIX acceptor cannot listen on '127.0.0.1:" + port + "'", failed.getCause());
        }
    }

    public int port() {
        return port;
    }

    @Override
    public void close() {
        breaker.shutdownNow();
        acceptor.stop(true);
    }

    private static void start(SocketAcceptor acceptor) throws ConfigError {
        try {
            acceptor.start();
        } catch (ConfigError | RuntimeError failed) {
            acceptor.stop(true);
            throw failed;
        }
    }

    private static void breakAll(SocketAcceptor acceptor, BooleanSupplier breaks) {
        if (breaks.getAsBoolean()) {
            for (Session session : acceptor.getManagedSessions()) {
                disconnect(session);
            }
        }
    }

    private static void disconnect(Session session) {
        try {
            session.disconnect("the venue wants it", false);
        } catch (IOException brokenAlready) {
            // which is what was wanted
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "fix-breaker");
        thread.setDaemon(true);
        return thread;
    }

    private static RecentStore store(SessionID session) {
        try {
            return new RecentStore();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static SessionSettings settings(SessionID template, int port) {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "acceptor");
        settings.setString("NonStopSession", "Y");
        settings.setString("SocketAcceptAddress", "127.0.0.1");
        settings.setString("SocketAcceptPort", Integer.toString(port));
        settings.setString("SocketTcpNoDelay", "Y");
        settings.setString("SocketReuseAddress", "Y");
        settings.setString("UseDataDictionary", "N");
        settings.setString(template, "BeginString", template.getBeginString());
        settings.setString(template, "SenderCompID", template.getSenderCompID());
        settings.setString(template, "TargetCompID", template.getTargetCompID());
        settings.setString(template, "AcceptorTemplate", "Y");
        return settings;
    }
}
