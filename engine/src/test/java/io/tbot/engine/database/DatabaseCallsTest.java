package io.tbot.engine.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.Probe;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import java.lang.management.ManagementFactory;
import java.lang.ref.WeakReference;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class DatabaseCallsTest {
    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private DatabaseCalls calls;

    @BeforeEach
    void start() {
        calls = new DatabaseCalls(measure, families);
    }

    @Test
    void countsAStatementOnceHoweverManyProxiesWrapIt() {
        Object proxy = new Object();
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.prepared(driver, "INSERT INTO fills VALUES (?)");
        calls.prepared(proxy, "INSERT INTO fills VALUES (?)");

        int outer = calls.enter(proxy, null, 1);
        int inner = calls.enter(driver, null, 2);
        calls.exit(inner, 2, null, null);
        calls.exit(outer, 1, null, null);

        assertThat(counted("db.call")).containsExactly(Map.entry("h2 insert fills", 1L));
    }

    @Test
    void knowsTheTextWhicheverOfProxyAndDriverWasPrepared() {
        Object proxy = new Object();
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.prepared(driver, "UPDATE orders SET x = ?");

        int outer = calls.enter(proxy, null, 1);
        int inner = calls.enter(driver, null, 2);
        calls.exit(inner, 2, null, null);
        calls.exit(outer, 1, null, null);

        assertThat(counted("db.call")).containsExactly(Map.entry("h2 update orders", 1L));
    }

    @Test
    void countsAStatementOnceWhereThereIsNoFrameToTell() {
        int probe = measure.site(measure.point("probe", Guard.NONE, List.of()), "probe");
        for (int i = 0; i < 32; i++) {
            measure.enter(probe, 1, null, null, null, null, null);
        }

        countsAStatementOnceHoweverManyProxiesWrapIt();
    }

    @Test
    @SuppressWarnings("NullAway") // a fault of ours stands for any
    void leavesNothingOpenAfterAFaultOfItsOwn() {
        assertThat(calls.enter(null, "SELECT * FROM x", 1)).isNegative();
        assertThat(calls.borrowing(new Faulty(), 1)).isNegative();
        execute(new org.h2.jdbc.FakeStatement(), "SELECT * FROM a");

        assertThat(counted("db.call")).containsExactly(Map.entry("h2 select a", 1L));
        assertThat(measure.faults()).isEqualTo(2);
    }

    @Test
    void doesNotMistakeOneStatementsTextForTheNexts() {
        Object driver = new org.h2.jdbc.FakeStatement();
        execute(driver, "SELECT * FROM a");
        execute(driver, null);

        assertThat(counted("db.call")).containsOnly(Map.entry("h2 select a", 1L), Map.entry("h2 other ", 1L));
    }

    @Test
    void countsErrorsByTheClassOfTheirState() {
        Object driver = new org.h2.jdbc.FakeStatement();
        fail(driver, new SQLException("duplicate", "23505"));
        fail(driver, new SQLException("duplicate", "23503"));
        fail(driver, new SQLTimeoutException("late", "HYT00"));
        fail(driver, new SQLException("?", "??"));
        fail(driver, new SQLException("?"));
        fail(driver, new IllegalStateException("?"));

        assertThat(counted("jdbc.error"))
                .containsOnly(
                        Map.entry("h2 23_integrity_constraint", 2L),
                        Map.entry("h2 timeout", 1L),
                        Map.entry("h2 other", 1L),
                        Map.entry("h2 unknown", 1L),
                        Map.entry("h2 runtime", 1L));
    }

    @Test
    void sumsTheSizesOfBatches() {
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.prepared(driver, "INSERT INTO fills VALUES (?)");
        calls.exit(calls.enter(driver, null, 1), 1, new int[25], null);
        calls.exit(calls.enter(driver, null, 1), 1, new long[17], null);

        assertThat(Counts.of(measure, "jdbc.batch", Totals::total)).containsExactly(Map.entry("h2 insert fills", 42.0));
        assertThat(counted("jdbc.batch")).containsExactly(Map.entry("h2 insert fills", 2L));
    }

    @Test
    void readsThePoolsGaugesAndTimesItsBorrows() {
        HikariPool pool = new HikariPool();

        calls.borrowed(calls.borrowing(pool, 1), 1, null);
        families.refresh();

        assertThat(counted("pool.borrow")).containsExactly(Map.entry("bot-pool", 1L));
        assertThat(Counts.gauges(measure, "pool.active")).containsExactly(Map.entry("h2 bot-pool", 3.0));
        assertThat(Counts.gauges(measure, "pool.idle")).containsExactly(Map.entry("h2 bot-pool", 7.0));
        assertThat(Counts.gauges(measure, "pool.pending")).containsExactly(Map.entry("h2 bot-pool", 2.0));
        assertThat(Counts.gauges(measure, "pool.max")).containsExactly(Map.entry("h2 bot-pool", 20.0));
    }

    @Test
    void showsNoGaugesOfAPoolThatIsGone() {
        WeakReference<Object> gone = new WeakReference<>(borrowOnce());
        for (int i = 0; i < 100 && gone.get() != null; i++) {
            System.gc();
        }
        assertThat(gone.get()).isNull();

        families.refresh();

        for (String gauge : List.of("active", "idle", "pending", "max")) {
            assertThat(Counts.gauges(measure, "pool." + gauge)).containsExactly(Map.entry("h2 bot-pool", Double.NaN));
        }
    }

    private Object borrowOnce() {
        HikariPool pool = new HikariPool();
        calls.borrowed(calls.borrowing(pool, 1), 1, null);
        families.refresh();
        assertThat(Counts.gauges(measure, "pool.active")).containsExactly(Map.entry("h2 bot-pool", 3.0));
        return pool;
    }

    @Test
    void countsAgainSomeTimeAfterAnEndThatNeverCame() {
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.enter(driver, "SELECT * FROM a", 1);
        for (int i = 0; i < 30_000; i++) {
            execute(driver, "SELECT * FROM a");
        }

        assertThat(counted("db.call").get("h2 select a")).isGreaterThan(15_000);
    }

    @Test
    void countsAgainAtOnceAfterAStackOverflow() {
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.enter(driver, "SELECT * FROM a", 1);
        Probe.overflows++; // what woven code does where the exit could not run

        execute(driver, "SELECT * FROM a");

        assertThat(counted("db.call").get("h2 select a")).isEqualTo(1);
    }

    @Test
    void allocatesNothingToExecute() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object proxy = new Object();
        Object driver = new org.h2.jdbc.FakeStatement();
        calls.prepared(driver, "INSERT INTO fills VALUES (?)");
        calls.prepared(proxy, "INSERT INTO fills VALUES (?)");
        String[] texts = {"SELECT * FROM orders WHERE id = 1", "DELETE FROM orders WHERE id = 2"};

        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                int outer = calls.enter(proxy, null, 1);
                int inner = calls.enter(driver, null, 2);
                calls.exit(inner, 2, null, null);
                calls.exit(outer, 1, null, null);
                execute(driver, texts[i & 1]);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).isLessThan(10_000);
    }

    private void execute(Object statement, String sql) {
        calls.exit(calls.enter(statement, sql, 1), 1, null, null);
    }

    private void fail(Object statement, Throwable thrown) {
        calls.exit(calls.enter(statement, "SELECT * FROM x", 1), 1, null, thrown);
    }

    private Map<String, Long> counted(String point) {
        return Counts.calls(measure, point);
    }

    /** A pool that fails in the agent's hands. */
    private static final class Faulty {
        @Override
        public String toString() {
            throw new IllegalStateException();
        }
    }

    /** The shape of HikariCP's pool. */
    public static final class HikariPool {
        public final Config config = new Config();

        public int getActiveConnections() {
            return 3;
        }

        public int getIdleConnections() {
            return 7;
        }

        public int getThreadsAwaitingConnection() {
            return 2;
        }

        @Override
        public String toString() {
            return "bot-pool";
        }
    }

    /** The shape of HikariCP's configuration. */
    public static final class Config {
        public String getJdbcUrl() {
            return "jdbc:h2:mem:bot";
        }

        public int getMaximumPoolSize() {
            return 20;
        }
    }
}
