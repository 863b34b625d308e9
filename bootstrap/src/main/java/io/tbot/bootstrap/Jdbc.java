package io.tbot.bootstrap;

import org.jspecify.annotations.Nullable;

/**
 * The static target of advice that is inlined into JDBC drivers and connection pools.
 *
 * <p>Threads: any application thread; never blocks one. Errors: nothing is thrown.
 */
public final class Jdbc {
    /** Plain on purpose: set once before the first class is woven. */
    private static @Nullable JdbcSink sink;

    private Jdbc() {}

    /** Connects the engine. Called once, before any class is woven. */
    public static void connect(JdbcSink engine) {
        sink = engine;
    }

    /**
     * Reads the clock for a call that begins; the first thing advice does.
     *
     * @return {@link System#nanoTime}, or 0 where nothing is to be measured: then advice does nothing else
     */
    @HotPath
    public static long begin() {
        return sink == null ? 0 : Clock.begin();
    }

    /** Remembers the text that {@code statement} was prepared from, or that was added to its batch. */
    @HotPath
    public static void prepared(@Nullable Object statement, @Nullable String sql) {
        JdbcSink sink = Jdbc.sink;
        if (sink != null && statement != null && sql != null && !AgentThread.isCurrent()) {
            sink.prepared(statement, sql);
        }
    }

    /** Forgets a closed statement. */
    @HotPath
    public static void closed(Object statement) {
        JdbcSink sink = Jdbc.sink;
        if (sink != null) {
            sink.closed(statement);
        }
    }

    /**
     * Opens an execution.
     *
     * @param sql the text executed; {@code null} where the statement was prepared with it
     * @return a token for the exit
     */
    @HotPath
    public static int enter(Object statement, @Nullable String sql, long startNanos) {
        JdbcSink sink = Jdbc.sink;
        return sink == null ? -1 : sink.enter(statement, sql, startNanos);
    }

    /**
     * Closes an execution.
     *
     * @param updateCounts the {@code int[]} or {@code long[]} that a batch returned; {@code null} for anything else
     */
    @HotPath
    public static void exit(int token, long startNanos, @Nullable Object updateCounts, @Nullable Throwable thrown) {
        JdbcSink sink = Jdbc.sink;
        if (sink != null) {
            sink.exit(token, startNanos, updateCounts, thrown);
        }
    }

    /** Opens a wait for a connection of {@code pool}; returns a token for {@link #borrowed}. */
    @HotPath
    public static int borrowing(Object pool, long startNanos) {
        JdbcSink sink = Jdbc.sink;
        return sink == null ? -1 : sink.borrowing(pool, startNanos);
    }

    /** Closes a wait for a connection. */
    @HotPath
    public static void borrowed(int token, long startNanos, @Nullable Throwable thrown) {
        JdbcSink sink = Jdbc.sink;
        if (sink != null) {
            sink.borrowed(token, startNanos, thrown);
        }
    }
}
