package io.tbot.extension.fix;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import quickfix.Application;
import quickfix.DefaultSessionFactory;
import quickfix.Group;
import quickfix.Log;
import quickfix.MemoryStoreFactory;
import quickfix.Message;
import quickfix.MessageFactory;
import quickfix.Responder;
import quickfix.Session;
import quickfix.SessionID;
import quickfix.SessionSettings;
import quickfix.field.ApplVerID;

/**
 * A session without a socket that sends orders and takes reports.
 *
 * <p>Shape: the bytes that an order sent and a report taken allocate, each the least of the rounds.
 */
public final class FixDesk implements Supplier<double[]> {
    private static final int MESSAGES = 500;
    private static final int ROUNDS = 40;
    private static final String VERSION = "FIX.4.4";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final Runnable afterRound;
    private int nextNumber = 1;
    private int nextId = 1;

    /** Calls this after each round. */
    public FixDesk(Runnable afterRound) {
        this.afterRound = afterRound;
    }

    @Override
    public double[] get() {
        try {
            return bytesPerMessage();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private double[] bytesPerMessage() throws Exception {
        Session session = session();
        double[] least = {Double.MAX_VALUE, Double.MAX_VALUE};
        for (int round = 0; round < ROUNDS; round++) {
            Message[] orders = new Message[MESSAGES];
            Message[] reports = new Message[MESSAGES];
            for (int i = 0; i < MESSAGES; i++) {
                String id = "c" + nextId++;
                orders[i] = message("D", 55, "BTC/USD", 40, "2", 54, "1", 11, id, 38, "0.5", 44, "64000.5", 59, "1");
                reports[i] = received(
                        "8",
                        11,
                        id,
                        37,
                        "O" + id,
                        17,
                        "E" + id,
                        39,
                        "2",
                        150,
                        "F",
                        55,
                        "BTC/USD",
                        54,
                        "1",
                        31,
                        "64000.5",
                        32,
                        "0.5",
                        14,
                        "0.5",
                        151,
                        "0",
                        6,
                        "64000.5",
                        60,
                        "20260101-00:00:00");
            }
            long before = allocated();
            for (Message order : orders) {
                session.send(order);
            }
            long between = allocated();
            for (Message report : reports) {
                session.next(report);
            }
            long after = allocated();
            least[0] = Math.min(least[0], (between - before) / (double) MESSAGES);
            least[1] = Math.min(least[1], (after - between) / (double) MESSAGES);
            afterRound.run();
        }
        return least;
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }

    private Session session() throws Exception {
        SessionID id = new SessionID(VERSION, "BOT", "VENUE");
        SessionSettings settings = new SessionSettings();
        String[] values = {
            "ConnectionType",
            "initiator",
            "StartTime",
            "00:00:00",
            "EndTime",
            "00:00:00",
            "HeartBtInt",
            "3600",
            "UseDataDictionary",
            "N",
            "PersistMessages",
            "N",
            "CheckLatency",
            "N",
            "BeginString",
            VERSION,
            "SenderCompID",
            "BOT",
            "TargetCompID",
            "VENUE"
        };
        for (int i = 0; i < values.length; i += 2) {
            settings.setString(id, values[i], values[i + 1]);
        }
        Silent silent = new Silent();
        Session session =
                new DefaultSessionFactory(silent, new MemoryStoreFactory(), any -> silent, silent).create(id, settings);
        session.setResponder(silent);
        session.next();
        session.next(received("A", 98, "0", 108, "3600"));
        if (!session.isLoggedOn()) {
            throw new IllegalStateException("no logon");
        }
        return session;
    }

    private Message received(String type, Object... tags) {
        Message message = message(type, tags);
        message.getHeader().setString(49, "VENUE");
        message.getHeader().setString(56, "BOT");
        message.getHeader().setInt(34, nextNumber++);
        message.getHeader().setUtcTimeStamp(52, LocalDateTime.now(ZoneOffset.UTC));
        return message;
    }

    private static Message message(String type, Object... tags) {
        Message message = new Silent().create(VERSION, type);
        for (int i = 0; i < tags.length; i += 2) {
            message.setString((Integer) tags[i], (String) tags[i + 1]);
        }
        return message;
    }

    /** Everything a session needs of its surroundings, doing nothing. */
    private static final class Silent implements Application, Log, MessageFactory, Responder {
        @Override
        public Message create(String version, String type) {
            Message message = new Message();
            message.getHeader().setString(8, version);
            message.getHeader().setString(35, type);
            return message;
        }

        @Override
        public Message create(String version, ApplVerID application, String type) {
            return create(version, type);
        }

        @Override
        public Group create(String version, String type, int field) {
            return new Group(field, field);
        }

        @Override
        public boolean send(String text) {
            return true;
        }

        @Override
        public void disconnect() {}

        @Override
        public String getRemoteAddress() {
            return "nowhere";
        }

        @Override
        public void onCreate(SessionID session) {}

        @Override
        public void onLogon(SessionID session) {}

        @Override
        public void onLogout(SessionID session) {}

        @Override
        public void toAdmin(Message message, SessionID session) {}

        @Override
        public void fromAdmin(Message message, SessionID session) {}

        @Override
        public void toApp(Message message, SessionID session) {}

        @Override
        public void fromApp(Message message, SessionID session) {}

        @Override
        public void clear() {}

        @Override
        public void onIncoming(String text) {}

        @Override
        public void onOutgoing(String text) {}

        @Override
        public void onEvent(String text) {}

        @Override
        public void onErrorEvent(String text) {}

        @Override
        public void onWarnEvent(String text) {}
    }
}
