package io.tbot.engine.config;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what a probe's key is bound to: {@code "'kraken'"}, {@code arg0.symbol}, {@code return.getId()}. */
final class ExpressionReader {
    /** As long as a label value can be. */
    static final int MAX_LITERAL = 128;

    /** Every step is a getter on the bot's thread. */
    static final int MAX_STEPS = 8;

    /** The JVM's own limit. */
    private static final int MAX_ARGUMENT = 254;

    private ExpressionReader() {}

    /** The expression; {@code null} where the text is none and {@link #problem} says why. */
    static @Nullable Expression read(String text) {
        if (!quoted(text)) {
            return path(text);
        }
        String literal = text.substring(1, text.length() - 1);
        return literal.isBlank() || literal.length() > MAX_LITERAL ? null : new Expression.Literal(literal);
    }

    static String problem(String text) {
        String shown = Quote.of(text);
        if (quoted(text)) {
            return text.length() - 2 > MAX_LITERAL
                    ? "literal " + shown + " is longer than " + MAX_LITERAL + " characters"
                    : "literal " + shown + " is empty";
        }
        if (text.indexOf('.') < 0 && text.indexOf('(') < 0 && text.indexOf('\'') < 0 && !text.startsWith("arg")) {
            return "'" + shown + "' is no path; write \"'" + shown + "'\" for a literal";
        }
        return "'" + shown + "' is no path; begin with argN, return, this or item, then at most " + MAX_STEPS
                + " names with '.' between";
    }

    private static boolean quoted(String text) {
        return text.length() >= 2 && text.charAt(0) == '\'' && text.charAt(text.length() - 1) == '\'';
    }

    static Expression.@Nullable Path path(String text) {
        List<String> steps = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int dot = text.indexOf('.', from);
            int end = dot < 0 ? text.length() : dot;
            steps.add(text.substring(from, end).trim());
            from = end + 1;
        }
        String head = steps.remove(0);
        Expression.Root root = root(head);
        if (root == null || steps.size() > MAX_STEPS) {
            return null;
        }
        for (int i = 0; i < steps.size(); i++) {
            String step = steps.get(i);
            String name = step.endsWith("()") ? step.substring(0, step.length() - 2) : step;
            if (!identifier(name)) {
                return null;
            }
            steps.set(i, name);
        }
        int index = root == Expression.Root.ARG ? argument(head) : 0;
        return new Expression.Path(root, index, List.copyOf(steps));
    }

    private static Expression.@Nullable Root root(String head) {
        return switch (head) {
            case "return" -> Expression.Root.RETURN;
            case "this" -> Expression.Root.THIS;
            case "item" -> Expression.Root.ITEM;
            default -> head.startsWith("arg") && argument(head) >= 0 ? Expression.Root.ARG : null;
        };
    }

    private static int argument(String head) {
        String digits = head.substring("arg".length());
        boolean sign = !digits.isEmpty() && !Character.isDigit(digits.charAt(0));
        return sign ? Values.NONE : Values.number(digits, 0, MAX_ARGUMENT);
    }

    private static boolean identifier(String name) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
