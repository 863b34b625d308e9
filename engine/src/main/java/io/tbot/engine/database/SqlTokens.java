package io.tbot.engine.database;

import io.tbot.bootstrap.HotPath;

/**
 * The words, names and marks of a statement text, one after the other; comments and literals are stepped over.
 *
 * <p>Threads: one at a time. Shape: looks at the first {@value #MAX_CHARS} characters. Errors: where the dialects
 * disagree about where a literal ends (a backslash before its closing quote, Oracle's {@code q'…'}), the text ends for
 * us there, so that no part of a literal is ever read as a name.
 */
final class SqlTokens {
    /** Operation and table of every statement of the drivers' own test suites stand within 2 KB. */
    static final int MAX_CHARS = 2048;

    static final int END = 0;
    static final int WORD = 1;
    static final int QUOTED = 2;
    static final int LITERAL = 3;
    static final int MARK = 4;

    private String sql = "";
    private int end;
    private int at;

    /** Kind of the current token. */
    int kind;
    /** The character of a {@link #MARK}. */
    char mark;
    /** Where the current token's text is, quotes left out. */
    int from;

    int to;

    @HotPath
    void start(String text) {
        sql = text;
        end = Math.min(text.length(), MAX_CHARS);
        at = 0;
    }

    /** Lets go of the text. */
    @HotPath
    void stop() {
        sql = "";
        end = 0;
        at = 0;
    }

    @HotPath
    String sql() {
        return sql;
    }

    /** Whether the current token is the bare word {@code word}, in any case. */
    @HotPath
    boolean is(String word) {
        int length = word.length();
        return kind == WORD && to - from == length && sql.regionMatches(true, from, word, 0, length);
    }

    @HotPath
    boolean isMark(char c) {
        return kind == MARK && mark == c;
    }

    /** Moves to the next token; every turn of the loop consumes a character at least. */
    @HotPath
    void next() {
        while (at < end) {
            char c = sql.charAt(at);
            if (c <= ' ' || Character.isWhitespace(c)) {
                at++;
            } else if (c == '-' && peek(1) == '-') {
                skipLine();
            } else if (c == '#' && peek(1) <= ' ') {
                skipLine();
            } else if (c == '/' && peek(1) == '*') {
                skipBlockComment();
            } else {
                token(c);
                return;
            }
        }
        kind = END;
    }

    @HotPath
    private void token(char c) {
        from = at;
        if (c == '\'') {
            quoted('\'', LITERAL);
        } else if (c == '"' || c == '`') {
            quoted(c, QUOTED);
        } else if (c == '$') {
            dollar();
        } else if (isWordStart(c)) {
            word();
        } else if (c >= '0' && c <= '9') {
            number();
        } else {
            kind = MARK;
            mark = c;
            at++;
            to = at;
        }
    }

    /** Reads a bracketed name of SQL Server; to be called on the mark {@code [} where a name is expected. */
    @HotPath
    void bracketed() {
        quoted(at - 1, ']', QUOTED);
    }

    @HotPath
    private void quoted(char close, int as) {
        quoted(at, close, as);
    }

    @HotPath
    private void quoted(int open, char close, int as) {
        String sql = this.sql;
        from = open + 1;
        int i = from;
        while (i < end) {
            char c = sql.charAt(i);
            if (c == close) {
                if (isEscaped(i)) {
                    break;
                }
                if (i + 1 < end && sql.charAt(i + 1) == close) {
                    i += 2;
                    continue;
                }
                kind = as;
                to = i;
                at = i + 1;
                return;
            }
            i++;
        }
        giveUp();
    }

    /** Whether an odd number of backslashes stands before: MySQL then goes on where others end. */
    @HotPath
    private boolean isEscaped(int position) {
        int i = position - 1;
        while (i >= from && sql.charAt(i) == '\\') {
            i--;
        }
        return ((position - 1 - i) & 1) == 1;
    }

    /** A dollar-quoted literal of PostgreSQL, or a parameter like {@code $1}. */
    @HotPath
    private void dollar() {
        int tagEnd = at + 1;
        while (tagEnd < end && isWordPart(sql.charAt(tagEnd)) && sql.charAt(tagEnd) != '$') {
            tagEnd++;
        }
        if (tagEnd >= end || sql.charAt(tagEnd) != '$') {
            kind = LITERAL;
            at = Math.max(tagEnd, at + 1);
            to = at;
            return;
        }
        int tag = tagEnd + 1 - at;
        for (int i = tagEnd + 1; i + tag <= end; i++) {
            if (sql.regionMatches(i, sql, at, tag)) {
                kind = LITERAL;
                at = i + tag;
                to = at;
                return;
            }
        }
        giveUp();
    }

    @HotPath
    private void word() {
        int i = at + 1;
        while (i < end && isWordPart(sql.charAt(i))) {
            i++;
        }
        at = i;
        to = i;
        kind = WORD;
        if (i < end && sql.charAt(i) == '\'') {
            char last = sql.charAt(i - 1);
            if ((last == 'q' || last == 'Q') && i - from <= 2) {
                giveUp();
            }
        } else if (i == end && end == MAX_CHARS && sql.length() > end) {
            giveUp(); // a name cut in two is a wrong name
        }
    }

    @HotPath
    private void number() {
        int i = at + 1;
        while (i < end && (isWordPart(sql.charAt(i)) || sql.charAt(i) == '.')) {
            i++;
        }
        at = i;
        to = i;
        kind = LITERAL;
    }

    @HotPath
    private void skipLine() {
        while (at < end && sql.charAt(at) != '\n') {
            at++;
        }
    }

    /** PostgreSQL nests comments, others do not; where one opens inside another, the text ends for us. */
    @HotPath
    private void skipBlockComment() {
        int i = at + 2;
        while (i + 1 < end) {
            char c = sql.charAt(i);
            char next = sql.charAt(i + 1);
            if (c == '*' && next == '/') {
                at = i + 2;
                return;
            }
            if (c == '/' && next == '*') {
                break;
            }
            i++;
        }
        giveUp();
    }

    @HotPath
    private void giveUp() {
        at = end;
        from = end;
        to = end;
        kind = END;
    }

    @HotPath
    private char peek(int ahead) {
        return at + ahead < end ? sql.charAt(at + ahead) : 0;
    }

    @HotPath
    private static boolean isWordStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '@' || c == '#' || c >= 0x80;
    }

    @HotPath
    private static boolean isWordPart(char c) {
        return (isWordStart(c) && c != '@') || (c >= '0' && c <= '9') || c == '$';
    }
}
