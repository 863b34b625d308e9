package io.tbot.engine.database;

/**
 * What a statement does, as two bounded labels.
 *
 * @param operation the first keyword that says what is done, in lower case; {@code other} for an unknown one
 * @param table the table it is done to, without schema; empty where there is none or it cannot be told
 */
record SqlSummary(String operation, String table) {
    static final SqlSummary UNKNOWN = new SqlSummary("other", "");
}
