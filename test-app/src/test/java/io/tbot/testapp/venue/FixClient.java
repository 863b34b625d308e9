package io.tbot.testapp.venue;

import io.tbot.testapp.fix.CountingLog;
import io.tbot.testapp.fix.Messages;
import io.tbot.testapp.fix.RecentStore;
import io.tbot.testapp.fix.Tags;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import quickfix.ApplicationAdapter;
import quickfix.ConfigError;
import quickfix.Message;
import quickfix.MessageStore;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.SocketInitiator;

/** A client of the venue's FIX side. Threads: the test thread asks, the engine's thread hears. */
final class FixClient extends ApplicationAdapter implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final SessionID id = new SessionID(Messages.VERSION, "TESTER", "DEMO");
    private final BlockingQueue<String> logons = new LinkedBlockingQueue<>();
    private final BlockingQueue<Message> heard = new LinkedBlockingQueue<>();
    private final SocketInitiator initiator;

    FixClient(Venue venue) throws ConfigError, InterruptedException {
        SessionSettings settings = new SessionSettings();
        settings.setString("ConnectionType", "initiator");
        settings.setString("NonStopSession", "Y");
        settings.setString("HeartBtInt", "30");
        settings.setString("SocketConnectHost", "127.0.0.1");
        settings.setString("SocketConnectPort", Integer.toString(venue.fixPort()));
        settings.setString("UseDataDictionary", "N");
        settings.setString(id, "BeginString", id.getBeginString());
        settings.setString(id, "SenderCompID", id.getSenderCompID());
        settings.setString(id, "TargetCompID", id.getTargetCompID());
        CountingLog log = new CountingLog((type, direction, again) -> {});
        initiator = new SocketInitiator(this, FixClient::store, settings, log, new Messages());
        initiator.start();
        if (logons.poll(PATIENCE_SECONDS, TimeUnit.SECONDS) == null) {
            throw new AssertionError("no logon");
        }
    }

    /** Sends a message of this type with these tags, {@code tag, value} in turn. */
    void send(String type, Object... tags) throws Exception {
        Message message = Messages.of(type);
        for (int i = 0; i < tags.length; i += 2) {
            message.setString((Integer) tags[i], String.valueOf(tags[i + 1]));
        }
        Session.sendToTarget(message, id);
    }

    void order(String clientOrderId) throws Exception {
        send(
                Messages.NEW_ORDER,
                Tags.CL_ORD_ID,
                clientOrderId,
                Tags.SYMBOL,
                "BTCUSDT",
                Tags.SIDE,
                1,
                Tags.ORD_TYPE,
                2,
                Tags.ORDER_QTY,
                "0.5",
                Tags.PRICE,
                "60000.10");
    }

    void cancel(String clientOrderId, String cancelId) throws Exception {
        send(
                Messages.CANCEL,
                Tags.CL_ORD_ID,
                cancelId,
                Tags.ORIG_CL_ORD_ID,
                clientOrderId,
                Tags.SYMBOL,
                "BTCUSDT",
                Tags.SIDE,
                1);
    }

    /** What the venue says next: its type, then these tags where it has them. */
    String next(int... tags) throws InterruptedException {
        Message message = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (message == null) {
            throw new AssertionError("the venue says nothing");
        }
        StringBuilder text = new StringBuilder(Messages.type(message));
        for (int tag : tags) {
            if (message.isSetField(tag)) {
                text.append(' ').append(tag).append('=').append(Messages.text(message, tag));
            }
        }
        return text.toString();
    }

    @Override
    public void onLogon(SessionID session) {
        logons.add(session.toString());
    }

    @Override
    public void fromApp(Message message, SessionID session) {
        heard.add(message);
    }

    @Override
    public void close() {
        initiator.stop(true);
    }

    private static MessageStore store(SessionID session) {
        try {
            return new RecentStore();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
