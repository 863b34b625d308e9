package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.NameTable;

/**
 * Reads operation and table off a statement text.
 *
 * <p>Threads: one at a time; each has its own. Shape: one pass over at most {@value SqlTokens#MAX_CHARS} characters
 * that ends at the table. Allocates nothing for a table name seen before.
 *
 * <p>Errors: what it cannot tell is {@code other} or the empty table, never a guess at a literal. Of several tables it
 * names the first one.
 *
 * <p>Not: the tables of joins, of subqueries beside the first, of all but the first statement of a text.
 */
final class SqlScanner {
    private static final int MAX_NAME = 128;
    private static final int MAX_NAME_PARTS = 4;
    private static final int MAX_CTES = 8;

    /** The first ones are by far the most frequent. */
    private static final String[] OPERATIONS = {
        "select",
        "insert",
        "update",
        "delete",
        "merge",
        "upsert",
        "replace",
        "with",
        "call",
        "commit",
        "rollback",
        "begin",
        "set",
        "values",
        "create",
        "drop",
        "alter",
        "truncate",
        "exec",
        "execute",
        "copy",
        "lock",
        "show",
        "explain",
        "pragma",
        "analyze",
        "vacuum",
        "use",
        "start",
        "end",
        "savepoint",
        "release",
        "grant",
        "revoke",
        "comment",
        "declare",
        "fetch",
        "close",
        "listen",
        "notify",
        "unlisten",
        "discard",
        "reset",
        "refresh",
        "attach",
        "detach",
        "describe",
        "checkpoint",
        "shutdown",
        "do",
        "optimize",
        "reindex",
        "cluster",
        "load",
        "table"
    };

    private static final String[] BEFORE_NAME = {
        "into", "or", "replace", "ignore", "low_priority", "high_priority", "delayed", "quick", "only", "table",
        "overwrite", "abort", "fail", "rollback", "lateral", "if", "not", "exists", "from", "concurrently"
    };

    private final SummaryTable summaries;
    private final NameTable names;
    private final SqlTokens tokens = new SqlTokens();
    private final char[] name = new char[MAX_NAME];
    private final int[] cteFrom = new int[MAX_CTES];
    private final int[] cteTo = new int[MAX_CTES];
    private int ctes;
    private int depth;

    SqlScanner(SummaryTable summaries, NameTable names) {
        this.summaries = summaries;
        this.names = names;
    }

    /** What {@code sql} does. */
    @HotPath
    SqlSummary scan(String sql) {
        SqlTokens tokens = this.tokens;
        tokens.start(sql);
        ctes = 0;
        depth = 0;
        SqlSummary summary = summarise(tokens);
        tokens.stop();
        return summary;
    }

    @HotPath
    private SqlSummary summarise(SqlTokens tokens) {
        tokens.next();
        skipPrefix(tokens);
        String operation = operation(tokens);
        String innerTable = "";
        if (operation.equals("with")) {
            innerTable = skipCtes(tokens);
            operation = operation(tokens);
            if (operation.equals("other")) {
                operation = "with";
            }
        }
        String table = table(tokens, operation, innerTable);
        return summaries.of(operation.startsWith("exec") ? "call" : operation, table);
    }

    /** Steps over the opening of {@code (select …)} and of JDBC's {@code {? = call …}}. */
    @HotPath
    private static void skipPrefix(SqlTokens tokens) {
        while (tokens.kind == SqlTokens.MARK) {
            tokens.next();
        }
    }

    @HotPath
    private static String operation(SqlTokens tokens) {
        for (String operation : OPERATIONS) {
            if (tokens.is(operation)) {
                return operation;
            }
        }
        return "other";
    }

    @HotPath
    private String table(SqlTokens tokens, String operation, String innerTable) {
        return switch (operation) {
            case "select" -> selected(tokens, innerTable);
            case "insert", "update", "delete", "merge", "upsert", "replace", "truncate", "lock", "copy", "table" -> {
                tokens.next();
                skipBeforeName(tokens);
                yield name(tokens);
            }
            case "create", "drop", "alter", "refresh" -> defined(tokens);
            default -> "";
        };
    }

    /** Finds the first FROM at the level of the SELECT, and the first table behind it. */
    @HotPath
    private String selected(SqlTokens tokens, String innerTable) {
        int level = depth;
        boolean afterDistinct = false;
        for (tokens.next(); tokens.kind != SqlTokens.END && !tokens.isMark(';'); tokens.next()) {
            if (tokens.kind == SqlTokens.MARK) {
                countParenthesis(tokens.mark);
                if (depth < level) {
                    return "";
                }
            } else if (depth == level && tokens.is("from") && !afterDistinct) {
                return firstSource(tokens, innerTable);
            }
            afterDistinct = tokens.is("distinct");
        }
        return "";
    }

    /** Reads what follows FROM: a name, or a subquery whose own FROM is followed in turn. */
    @HotPath
    private String firstSource(SqlTokens tokens, String innerTable) {
        tokens.next();
        skipBeforeName(tokens);
        boolean nested = false;
        while (tokens.isMark('(')) {
            depth++;
            nested = true;
            tokens.next();
        }
        if (nested && tokens.is("with")) {
            return "";
        }
        if (nested && tokens.is("select")) {
            return selected(tokens, innerTable);
        }
        if (tokens.kind == SqlTokens.WORD && isCte(tokens)) {
            return innerTable;
        }
        return tokens.is("values") || tokens.is("unnest") ? "" : name(tokens);
    }

    @HotPath
    private String defined(SqlTokens tokens) {
        boolean isIndex = false;
        for (int words = 0; words < 12; words++) {
            tokens.next();
            if (tokens.is("index")) {
                isIndex = true;
            } else if (isIndex ? tokens.is("on") : tokens.is("table") || tokens.is("view")) {
                tokens.next();
                skipBeforeName(tokens);
                return name(tokens);
            } else if (tokens.kind == SqlTokens.END || (tokens.kind == SqlTokens.MARK && tokens.mark != '.')) {
                return "";
            }
        }
        return "";
    }

    /** Walks {@code WITH a AS (…), b (x) AS (…)} up to the statement proper; returns the first table in a body. */
    @HotPath
    private String skipCtes(SqlTokens tokens) {
        String inner = "";
        boolean nameExpected = true;
        boolean tableExpected = false;
        for (tokens.next(); tokens.kind != SqlTokens.END; tokens.next()) {
            if (tokens.kind == SqlTokens.MARK) {
                countParenthesis(tokens.mark);
                nameExpected |= depth == 0 && tokens.mark == ',';
                tableExpected = false;
            } else if (depth == 0) {
                if (isStatement(tokens)) {
                    return inner;
                }
                if (nameExpected && !tokens.is("recursive")) {
                    rememberCte(tokens);
                    nameExpected = false;
                }
            } else if (tableExpected && inner.isEmpty() && !isCte(tokens)) {
                inner = name(tokens);
                tableExpected = false;
                if (tokens.kind == SqlTokens.MARK) {
                    countParenthesis(tokens.mark);
                }
            } else {
                tableExpected = tokens.is("from") || tokens.is("update") || tokens.is("into");
            }
        }
        return inner;
    }

    @HotPath
    private static boolean isStatement(SqlTokens tokens) {
        return tokens.is("select")
                || tokens.is("insert")
                || tokens.is("update")
                || tokens.is("delete")
                || tokens.is("merge")
                || tokens.is("values")
                || tokens.is("replace");
    }

    @HotPath
    private void rememberCte(SqlTokens tokens) {
        if (ctes < MAX_CTES) {
            cteFrom[ctes] = tokens.from;
            cteTo[ctes] = tokens.to;
            ctes++;
        }
    }

    @HotPath
    private boolean isCte(SqlTokens tokens) {
        String sql = tokens.sql();
        int length = tokens.to - tokens.from;
        for (int i = 0; i < ctes; i++) {
            if (cteTo[i] - cteFrom[i] == length && sql.regionMatches(true, tokens.from, sql, cteFrom[i], length)) {
                return true;
            }
        }
        return false;
    }

    @HotPath
    private void countParenthesis(char mark) {
        if (mark == '(') {
            depth++;
        } else if (mark == ')') {
            depth--;
        }
    }

    /** Steps over the words that may stand between the verb and the name: {@code INSERT OR REPLACE INTO t}. */
    @HotPath
    private static void skipBeforeName(SqlTokens tokens) {
        for (int words = 0; words < 8; words++) {
            if (tokens.is("top")) {
                tokens.next();
                while (tokens.isMark('(') || tokens.isMark(')') || tokens.kind == SqlTokens.LITERAL) {
                    tokens.next();
                }
            }
            boolean skipped = false;
            for (String word : BEFORE_NAME) {
                skipped |= tokens.is(word);
            }
            if (!skipped) {
                return;
            }
            tokens.next();
        }
    }

    /** Reads {@code name}, {@code schema.name} or {@code db..name}; leaves the token behind it current. */
    @HotPath
    private String name(SqlTokens tokens) {
        int length = 0;
        for (int part = 0; part < MAX_NAME_PARTS; part++) {
            if (tokens.isMark('[')) {
                tokens.bracketed();
            }
            if (tokens.kind == SqlTokens.WORD || tokens.kind == SqlTokens.QUOTED) {
                length = copyName(tokens);
                tokens.next();
            } else if (part == 0 || !tokens.isMark('.')) {
                break;
            }
            if (!tokens.isMark('.')) {
                break;
            }
            length = 0;
            tokens.next();
        }
        if (length < 0) {
            return NameTable.OTHER;
        }
        return length == 0 ? "" : names.of(name, length);
    }

    /** Copies the current name, bare ones in lower case; returns its length, negative where it is too long. */
    @HotPath
    private int copyName(SqlTokens tokens) {
        int length = tokens.to - tokens.from;
        if (length > MAX_NAME) {
            return -1;
        }
        String sql = tokens.sql();
        boolean fold = tokens.kind == SqlTokens.WORD;
        for (int i = 0; i < length; i++) {
            char c = sql.charAt(tokens.from + i);
            name[i] = fold && c >= 'A' && c <= 'Z' ? (char) (c + 32) : c;
        }
        return length;
    }
}
