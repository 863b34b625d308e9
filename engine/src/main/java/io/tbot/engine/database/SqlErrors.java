package io.tbot.engine.database;

import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The class of a database error: the first two characters of its SQLState with the standard's name. Loaded with the
 * first error only, so that a runtime without {@code java.sql} is fine.
 *
 * <p>Source: ISO 9075-2 §24.1, PostgreSQL appendix A.
 */
final class SqlErrors {
    private static final Map<String, String> CLASSES = Map.ofEntries(
            Map.entry("08", "08_connection"),
            Map.entry("0A", "0a_feature_not_supported"),
            Map.entry("21", "21_cardinality"),
            Map.entry("22", "22_data"),
            Map.entry("23", "23_integrity_constraint"),
            Map.entry("24", "24_cursor_state"),
            Map.entry("25", "25_transaction_state"),
            Map.entry("28", "28_authorization"),
            Map.entry("34", "34_cursor_name"),
            Map.entry("3D", "3d_catalog_name"),
            Map.entry("3F", "3f_schema_name"),
            Map.entry("40", "40_transaction_rollback"),
            Map.entry("42", "42_syntax_or_access"),
            Map.entry("44", "44_check_option"),
            Map.entry("53", "53_insufficient_resources"),
            Map.entry("54", "54_program_limit"),
            Map.entry("55", "55_object_state"),
            Map.entry("57", "57_operator_intervention"),
            Map.entry("58", "58_system"),
            Map.entry("90", "90_product"),
            Map.entry("HY", "hy_call_level_interface"),
            Map.entry("XX", "xx_internal"));

    private SqlErrors() {}

    static String typeOf(Throwable thrown) {
        if (thrown instanceof SQLTimeoutException) {
            return "timeout";
        }
        if (!(thrown instanceof SQLException error)) {
            return "runtime";
        }
        String state = error.getSQLState();
        if (state == null || state.length() < 2) {
            String byCode = sqlite(error);
            return byCode == null ? "unknown" : byCode;
        }
        return CLASSES.getOrDefault(state.substring(0, 2), "other");
    }

    /** SQLite sets no state; the low byte of its code says what happened. Source: sqlite.org/rescode.html. */
    private static @Nullable String sqlite(SQLException error) {
        if (!error.getClass().getName().startsWith("org.sqlite.")) {
            return null;
        }
        return switch (error.getErrorCode() & 0xFF) {
            case 1 -> "42_syntax_or_access";
            case 5, 6 -> "55_object_state";
            case 8, 14, 23 -> "28_authorization";
            case 10, 11, 26 -> "58_system";
            case 13 -> "53_insufficient_resources";
            case 19 -> "23_integrity_constraint";
            case 20 -> "22_data";
            default -> "other";
        };
    }
}
