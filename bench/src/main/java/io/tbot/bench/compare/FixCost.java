package io.tbot.bench.compare;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
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
 * What one order sent and one report processed cost in QuickFIX/J itself, without socket and store. Run with the agent
 * and without; the difference is what the agent adds. Prints the median of the rounds after warm-up: thread CPU time
 * and bytes allocated per message.
 */
public final class FixCost {
    private static final int MESSAGES = 50_000;
    private static final int WARM_UP = 10;
    private static final int ROUNDS = 21;
    private static final String VERSION = "FIX.4.4";

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private int nextNumber = 1;
    private int nextExecution = 1;

    private FixCost() {}

    public static void main(String[] args) throws Exception {
        new FixCost().run();
        System.exit(0);
    }

    private void run() throws Exception {
        Session session = session();
        long[][] figures = new long[4][ROUNDS];
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            Message[] orders = new Message[MESSAGES];
            Message[] reports = new Message[MESSAGES];
            for (int i = 0; i < MESSAGES; i++) {
                String id = "c" + i;
                orders[i] = message("D", 55, "BTC/USD", 40, "2", 54, "1", 11, id, 38, "0.5", 44, "64000.5", 59, "1");
                reports[i] = report(id);
            }
            long[] before = now();
            for (Message order : orders) {
                session.send(order);
            }
            long[] between = now();
            for (Message report : reports) {
                session.next(report);
            }
            long[] after = now();
            for (int i = 0; i < 2 && round >= 0; i++) {
                figures[i][round] = (between[i] - before[i]) / MESSAGES;
                figures[2 + i][round] = (after[i] - between[i]) / MESSAGES;
            }
        }
        for (long[] figure : figures) {
            Arrays.sort(figure);
        }
        int median = ROUNDS / 2;
        System.out.printf("order sent        %5d ns %5d bytes%n", figures[0][median], figures[1][median]);
        System.out.printf("report processed  %5d ns %5d bytes%n", figures[2][median], figures[3][median]);
    }

    private long[] now() {
        long id = Thread.currentThread().getId();
        return new long[] {threads.getCurrentThreadCpuTime(), threads.getThreadAllocatedBytes(id)};
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

    /** A fill, as a venue sends one. */
    private Message report(String id) {
        String[] values = {
            id, "O" + id, "E" + nextExecution++, "2", "F", "BTC/USD", "1", "64000.5", "0.5", "0.5", "0", "64000.5"
        };
        int[] tags = {11, 37, 17, 39, 150, 55, 54, 31, 32, 14, 151, 6};
        Object[] fields = new Object[2 * tags.length];
        for (int i = 0; i < tags.length; i++) {
            fields[2 * i] = tags[i];
            fields[2 * i + 1] = values[i];
        }
        Message report = received("8", fields);
        report.setUtcTimeStamp(60, LocalDateTime.now(ZoneOffset.UTC));
        return report;
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
