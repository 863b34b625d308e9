package io.tbot.bench;

import io.tbot.bootstrap.Fix;
import io.tbot.engine.exchange.Venues;
import io.tbot.engine.fix.FixCalls;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.orders.StatusWords;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import quickfix.FieldNotFound;
import quickfix.Message;

/**
 * What an order sent and a report received over FIX add: the sequence that advice inlines into QuickFIX/J, its reads of
 * tags included, without the library's own work. The yardsticks read the clock as often as the hooks do, and nothing
 * else.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FixBenchmark {
    private static final int MESSAGES = 1024;
    private static final String ORDER =
            "8=FIX.4.4|9=130|35=D|34=7|49=BOT|52=20261125-10:00:00.000|56=VENUE|11=1|55=BTC/USD|"
                    .replace('|', '\u0001');

    /** The engine, connected once per JVM. */
    @State(Scope.Benchmark)
    public static class Connected {
        public Connected() {
            Measure measure = new Measure(Caps.standard());
            Fix.connect(new FixCalls(measure, new Families(), new Venues(List.of()), new StatusWords()));
        }
    }

    /** Each thread's own session and messages. */
    @State(Scope.Thread)
    public static class Trading {
        private final Object session = new Object();
        private final Message order = message("D", 55, "BTC/USD", 40, "2", 54, "1");
        private final Message[] reports = new Message[MESSAGES];
        private int next;

        @Setup(Level.Iteration)
        public void prepare(Connected engine) {
            Fix.introduced(session, "FIX.4.4:BOT->VENUE", "VENUE", true, "a store");
            for (int i = 0; i < MESSAGES; i++) {
                reports[i] = message("8", 55, "BTC/USD", 39, "2", 150, "F", 17, "E" + i);
            }
        }

        private static Message message(String type, Object... tags) {
            Message message = new Message();
            message.getHeader().setString(35, type);
            message.getHeader().setInt(34, 7);
            for (int i = 0; i < tags.length; i += 2) {
                message.setString((Integer) tags[i], (String) tags[i + 1]);
            }
            return message;
        }

        /** A message seen 1,024 calls ago, so that its report is a repetition only in name. */
        Message report() {
            Message report = reports[next++ & MESSAGES - 1];
            report.setString(17, String.valueOf(next));
            return report;
        }
    }

    /** As often as {@link #order} reads it: its begin and the store's, and the end of store, send and order. */
    @Benchmark
    public long fiveClockReads() {
        return System.nanoTime() + System.nanoTime() + System.nanoTime() + System.nanoTime() + System.nanoTime();
    }

    @Benchmark
    public void order(Connected engine, Trading trading) throws FieldNotFound {
        Object self = trading.session;
        Message message = trading.order;
        int order = -1;
        int send = -1;
        long start = Fix.begin();
        String type = message.getHeader().isSetField(35) ? message.getHeader().getString(35) : "";
        char kind = Fix.kindOf(type);
        boolean again = message.getHeader().isSetField(43);
        String symbol = null;
        if (kind == 'D' && !again) {
            symbol = message.isSetField(55) ? message.getString(55) : null;
            String orderType = message.isSetField(40) ? message.getString(40) : null;
            String side = message.isSetField(54) ? message.getString(54) : null;
            order = Fix.ordering(self, start, kind, symbol, orderType, side);
        }
        send = Fix.sending(self, start, type);
        long storeStart = Fix.begin();
        Fix.ended(Fix.storing(self, storeStart), storeStart, null);
        Fix.handedOn(self, ORDER);
        Fix.sent(self, order, send, start, true);
        if (message.getHeader().isSetField(34)) {
            Fix.numbered(self, Fix.numberOf(message.getHeader().getString(34)), type, symbol);
        }
    }

    /** As often as {@link #report} reads it: hand-over, receipt, record of the wait, report and application. */
    @Benchmark
    public long sevenClockReads(Trading trading) {
        trading.report();
        return System.nanoTime()
                + System.nanoTime()
                + System.nanoTime()
                + System.nanoTime()
                + System.nanoTime()
                + System.nanoTime()
                + System.nanoTime();
    }

    @Benchmark
    public void report(Connected engine, Trading trading) throws FieldNotFound {
        Object self = trading.session;
        Message message = trading.report();
        if (message.getHeader().isSetField(35)) {
            Fix.queued(message);
        }
        long received = Fix.begin();
        String type = message.getHeader().isSetField(35) ? message.getHeader().getString(35) : "";
        boolean again = message.getHeader().isSetField(43);
        Fix.received(self, message, received, type, again);
        long start = Fix.begin();
        int number = message.getHeader().isSetField(34)
                ? Fix.numberOf(message.getHeader().getString(34))
                : -1;
        String execId = message.isSetField(17) ? message.getString(17) : null;
        int token = -1;
        if (Fix.isNews(self, '8', number, again, execId)) {
            String status = message.isSetField(39) ? message.getString(39) : null;
            token = Fix.report(self, start, status, message.isSetField(150) ? message.getString(150) : null);
        }
        long applying = Fix.begin();
        Fix.ended(Fix.applying(self, applying, type), applying, null);
        Fix.ended(token, start, null);
    }
}
