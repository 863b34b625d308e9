package io.tbot.engine.database;

import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Guard;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Point;
import io.tbot.engine.measure.Source;
import java.util.List;
import java.util.Map;

/**
 * The points of database calls, whoever measures them, and the families that show them. Asking again declares nothing
 * twice. Source: spec metrics 2.5; definitions in docs/signals.md.
 */
public final class DatabasePoints {
    private static final Map<String, String> NONE = Map.of();
    private static final String[] TABLE = {"database", "operation", "table"};

    private DatabasePoints() {}

    /** Statements: database, operation, table. */
    public static Point statement(Measure measure, Families families) {
        Point point = measure.point("db.call", Guard.DATABASE, List.of(TABLE));
        families.histogram(
                        "tbot_database_query_duration_seconds",
                        "how long a statement took, from the bot's call to its return",
                        point,
                        NONE,
                        TABLE)
                .headline("tbot_database_query_window_seconds", "database");
        return point;
    }

    /** Statements that failed: database, type of error. */
    static Point error(Measure measure, Families families) {
        Point point = measure.point("jdbc.error", Guard.NONE, List.of("database", "error_type"));
        families.counter(
                "tbot_database_errors_total",
                "statements that failed, by class of SQLState",
                point,
                Source.CALLS,
                NONE,
                "database",
                "error_type");
        return point;
    }

    /** Batches: database, operation, table. */
    static Point batch(Measure measure, Families families) {
        Point point = measure.point("jdbc.batch", Guard.NONE, List.of(TABLE));
        families.counter("tbot_database_batches_total", "batches executed", point, Source.CALLS, NONE, TABLE);
        families.counter(
                "tbot_database_batched_statements_total",
                "statements executed in batches",
                point,
                Source.AMOUNT,
                NONE,
                TABLE);
        return point;
    }
}
