package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Quote;

/** Cuts an expression into words; stands on one at a time. */
final class Lexer {
    static final int MAX_LENGTH = 4000;

    private final String text;
    private int next;
    private int at;
    private Kind kind = Kind.END;
    private String word = "";

    Lexer(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new ExpressionException(MAX_LENGTH, "is longer than " + MAX_LENGTH + " characters");
        }
        this.text = text;
        advance();
    }

    Kind kind() {
        return kind;
    }

    /** What stands here; of a string what is between its quotes. */
    String word() {
        return word;
    }

    /** Where it stands, from 0. */
    int at() {
        return at;
    }

    boolean is(String operator) {
        return kind == Kind.OPERATOR && word.equals(operator);
    }

    boolean isName(String name) {
        return kind == Kind.NAME && word.equals(name);
    }

    /** Takes the operator if it stands here. */
    boolean take(String operator) {
        boolean here = is(operator);
        if (here) {
            advance();
        }
        return here;
    }

    void expect(String operator) {
        if (!take(operator)) {
            throw new ExpressionException(at, "'" + operator + "' belongs where " + shown() + " stands");
        }
    }

    String name(String what) {
        if (kind != Kind.NAME) {
            throw new ExpressionException(at, what + " belongs where " + shown() + " stands");
        }
        String name = word;
        advance();
        return name;
    }

    String shown() {
        return kind == Kind.END ? "the end" : "'" + Quote.of(word) + "'";
    }

    void advance() {
        skip();
        at = next;
        if (next >= text.length()) {
            kind = Kind.END;
            word = "";
            return;
        }
        char c = text.charAt(next);
        if (isNameStart(c)) {
            kind = Kind.NAME;
            run(false);
        } else if (isDigit(c) || (c == '.' && next + 1 < text.length() && isDigit(text.charAt(next + 1)))) {
            kind = Kind.NUMBER;
            run(true);
        } else if (c == '"' || c == '\'') {
            string(c);
        } else {
            operator(c);
        }
    }

    /** Blanks, and comments to the end of their line. */
    private void skip() {
        boolean comment = false;
        while (next < text.length()) {
            char c = text.charAt(next);
            comment = c == '#' || (comment && c != '\n');
            if (!comment && !Character.isWhitespace(c)) {
                return;
            }
            next++;
        }
    }

    private void run(boolean number) {
        int end = next;
        while (end < text.length()) {
            char c = text.charAt(end);
            boolean sign = number
                    && (c == '-' || c == '+')
                    && (text.charAt(end - 1) == 'e' || text.charAt(end - 1) == 'E')
                    && end + 1 < text.length()
                    && isDigit(text.charAt(end + 1));
            if (!isNameStart(c) && !isDigit(c) && !(number && (c == '.' || c == '%')) && !sign) {
                break;
            }
            end++;
        }
        word = text.substring(next, end);
        next = end;
    }

    private void string(char quote) {
        StringBuilder value = new StringBuilder();
        int end = next + 1;
        while (end < text.length() && text.charAt(end) != quote) {
            if (text.charAt(end) == '\\' && end + 1 < text.length()) {
                char escaped = text.charAt(end + 1);
                if (escaped != '\\' && escaped != quote) {
                    value.append('\\');
                }
                end++;
            }
            value.append(text.charAt(end++));
        }
        if (end >= text.length()) {
            throw new ExpressionException(at, "a quote is not closed");
        }
        kind = Kind.STRING;
        word = value.toString();
        next = end + 1;
    }

    private void operator(char c) {
        kind = Kind.OPERATOR;
        char then = next + 1 < text.length() ? text.charAt(next + 1) : ' ';
        boolean two = (then == '=' && "=!<>".indexOf(c) >= 0) || (then == '~' && (c == '=' || c == '!'));
        if (!two && "+-*/×÷(){}[],=<>".indexOf(c) < 0) {
            throw new ExpressionException(at, "'" + Quote.of(String.valueOf(c)) + "' is not supported");
        }
        word = text.substring(next, next + (two ? 2 : 1));
        next += word.length();
        word = word.equals("×") ? "*" : word.equals("÷") ? "/" : word;
    }

    private static boolean isNameStart(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** What a word is. */
    enum Kind {
        NAME,
        NUMBER,
        STRING,
        OPERATOR,
        END
    }
}
