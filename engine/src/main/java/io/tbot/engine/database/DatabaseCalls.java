package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.JdbcSink;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.lookup.NameTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Site;
import org.jspecify.annotations.Nullable;

/**
 * The statements that the bot's drivers execute: each counted once, by its outermost proxy, under the product that the
 * innermost class names.
 *
 * <p>Threads: any of the bot's; nobody waits. A prepare allocates one entry; an execute allocates nothing once its
 * table has been seen. Shape: remembers {@value #MAX_STATEMENTS} open prepared statements; the text of one beyond is
 * not known when it executes, and counted under operation {@code other}.
 *
 * <p>Not: fetching rows, which drivers do in {@code ResultSet.next}; commit and rollback.
 */
public final class DatabaseCalls extends JdbcSink {
    static final String UNKNOWN = "unknown";

    /** A pool of 100 connections with 250 cached statements each, and then some. */
    private static final int MAX_STATEMENTS = 65_536;

    private static final int MAX_TABLES = 1024;

    private final Measure measure;
    private final Pools pools;
    private final SummaryTable summaries = new SummaryTable();
    private final NameTable tables = new NameTable(MAX_TABLES);
    private final Products products = new Products();
    private final IdentityTable<SqlSummary> statements = new IdentityTable<>(MAX_STATEMENTS);

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<DatabaseCall> calls = new OpenCalls();

    private final int statementSite;
    private final int errorSite;
    private final int batchSite;

    public DatabaseCalls(Measure measure, Families families) {
        this.measure = measure;
        this.pools = new Pools(measure, families);
        statementSite =
                measure.site(DatabasePoints.statement(measure, families), "jdbc statement", new String[3], true, 0);
        errorSite = measure.site(DatabasePoints.error(measure, families), "jdbc error", new String[2]);
        batchSite = measure.site(DatabasePoints.batch(measure, families), "jdbc batch", new String[3]);
    }

    @Override
    public void prepared(Object statement, String sql) {
        SqlSummary summary = calls.get().scanner.scan(sql);
        if (!summary.equals(statements.get(statement))) {
            statements.put(statement, summary);
        }
    }

    @Override
    @HotPath
    public void closed(Object statement) {
        statements.remove(statement);
    }

    @Override
    @HotPath
    public int enter(Object statement, @Nullable String sql, long startNanos) {
        try {
            return open(statement, sql, startNanos);
        } catch (Throwable fault) {
            return failed(statementSite, fault);
        }
    }

    /** Opens the frame last: what fails before leaves none behind. */
    @HotPath
    private int open(Object statement, @Nullable String sql, long startNanos) {
        DatabaseCall call = calls.get();
        boolean outermost = !call.isWithin();
        if (outermost) {
            call.begin();
        }
        call.database(products.of(statement.getClass()));
        if (!call.hasSummary()) {
            call.summary(sql == null ? statements.get(statement) : call.scanner.scan(sql));
        }
        if (!outermost) {
            return -1;
        }
        int token = measure.enter(statementSite, startNanos, null, null, null, null, null);
        call.open(token >= 0);
        return token;
    }

    /** Notes a fault of ours; the call goes on unmeasured. */
    private int failed(int siteId, Throwable fault) {
        Site site = measure.site(siteId);
        if (site != null) {
            site.fault(fault);
        }
        return -1;
    }

    @Override
    @HotPath
    public void exit(int token, long startNanos, @Nullable Object updateCounts, @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        long endNanos = System.nanoTime();
        DatabaseCall call = calls.get();
        call.close();
        String database = call.database();
        SqlSummary summary = call.summary();
        String operation = summary.operation();
        String table = summary.table();
        measure.exitLabelled(
                statementSite, token, startNanos, endNanos, thrown != null, database, operation, table, null, null);
        if (thrown != null) {
            measure.count(errorSite, 1, database, SqlErrors.typeOf(thrown), null, null, null);
        } else if (updateCounts != null) {
            measure.add(batchSite, lengthOf(updateCounts), database, operation, table, null, null);
        }
    }

    @HotPath
    private static int lengthOf(Object updateCounts) {
        if (updateCounts instanceof int[] counts) {
            return counts.length;
        }
        return updateCounts instanceof long[] counts ? counts.length : 0;
    }

    @Override
    @HotPath
    public int borrowing(Object pool, long startNanos) {
        try {
            return pools.borrowing(pool, startNanos);
        } catch (Throwable fault) {
            return failed(statementSite, fault);
        }
    }

    @Override
    @HotPath
    public void borrowed(int token, long startNanos, @Nullable Throwable thrown) {
        if (token >= 0) {
            measure.exit(token, startNanos, thrown != null);
        }
    }

    /** Prepared statements whose text was not remembered for want of room. */
    public long untrackedStatements() {
        return statements.lost();
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private final class OpenCalls extends ThreadLocal<DatabaseCall> {
        @Override
        protected DatabaseCall initialValue() {
            return new DatabaseCall(new SqlScanner(summaries, tables));
        }
    }
}
