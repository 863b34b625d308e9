package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import org.jspecify.annotations.Nullable;

/** What one thread has learned about the statement it executes: proxies and driver each know a part. */
final class DatabaseCall {
    private static final int MAX_WITHIN = 1024;

    final SqlScanner scanner;
    /** Whether an execution is counted now; proxies and driver within are part of it, with frames or without. */
    private boolean open;

    private int within;

    /** {@link Probe#overflows} when the call was opened. */
    private int overflowsBefore;

    private @Nullable String database;
    private @Nullable SqlSummary summary;

    DatabaseCall(SqlScanner scanner) {
        this.scanner = scanner;
    }

    /** Takes a call up, where it is counted. */
    @HotPath
    void open(boolean counted) {
        open = counted;
        overflowsBefore = Probe.overflows;
    }

    /**
     * Whether a call is open. One whose end never came is given up at the next stack overflow, or after
     * {@value #MAX_WITHIN} calls within it.
     */
    @HotPath
    boolean isWithin() {
        if (open && (overflowsBefore != Probe.overflows || ++within > MAX_WITHIN)) {
            close();
        }
        return open;
    }

    @HotPath
    void close() {
        open = false;
        within = 0;
    }

    @HotPath
    void begin() {
        database = null;
        summary = null;
    }

    /** Takes a product; the innermost one that is known holds. */
    @HotPath
    void database(@Nullable String product) {
        if (product != null) {
            database = product;
        }
    }

    @HotPath
    String database() {
        String database = this.database;
        return database == null ? DatabaseCalls.UNKNOWN : database;
    }

    @HotPath
    boolean hasSummary() {
        return summary != null;
    }

    @HotPath
    void summary(@Nullable SqlSummary summary) {
        this.summary = summary;
    }

    @HotPath
    SqlSummary summary() {
        SqlSummary summary = this.summary;
        return summary == null ? SqlSummary.UNKNOWN : summary;
    }
}
