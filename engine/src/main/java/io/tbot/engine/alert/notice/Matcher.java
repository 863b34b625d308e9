package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A condition on one label: {@code severity=high|medium}, {@code exchange!=kraken}, {@code symbol=~BTC.*},
 * {@code symbol!~.*USD}. A label that is not there is empty.
 *
 * <p>Errors: a pattern that looks at more than {@value #MAX_STEPS} characters to decide does not match, so that a
 * hostile one costs little.
 */
public final class Matcher {
    private static final int MAX_LENGTH = 1_024;
    private static final int MAX_STEPS = 100_000;

    private final String label;
    private final boolean negative;
    private final Set<String> words;
    private final List<Pattern> patterns;
    private final String text;

    private Matcher(String label, boolean negative, Set<String> words, List<Pattern> patterns, String text) {
        this.label = label;
        this.negative = negative;
        this.words = words;
        this.patterns = patterns;
        this.text = text;
    }

    /**
     * Reads {@code label=value} with one of {@code = != =~ !~}.
     *
     * @throws IllegalArgumentException with a message for its author
     */
    public static Matcher of(String text) {
        int end = 0;
        while (end < text.length() && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        String rest = text.substring(end);
        for (String operator : List.of("=~", "!~", "!=", "=")) {
            if (end > 0 && rest.startsWith(operator)) {
                String value = rest.substring(operator.length());
                return of(text.substring(0, end), operator, unquoted(value));
            }
        }
        throw new IllegalArgumentException(
                "'" + shortened(text) + "' is no label=value, label!=value, label=~pattern or" + " label!~pattern");
    }

    /**
     * Of a label and what a file says of it: {@code high|medium}, or with an operator before it.
     *
     * @throws IllegalArgumentException with a message for its author
     */
    public static Matcher of(String label, String condition) {
        for (String operator : List.of("=~", "!~", "!=", "=")) {
            if (condition.startsWith(operator)) {
                return of(
                        label, operator, condition.substring(operator.length()).trim());
            }
        }
        return of(label, "=", condition);
    }

    private static Matcher of(String label, String operator, String value) {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a value of " + value.length() + " characters is longer than " + MAX_LENGTH);
        }
        String text = label + operator + value;
        boolean negative = operator.startsWith("!");
        if (!operator.endsWith("~")) {
            return new Matcher(label, negative, Set.of(value.split("\\|", -1)), List.of(), text);
        }
        try {
            return new Matcher(label, negative, Set.of(), List.of(Pattern.compile(value)), text);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "'" + shortened(value) + "' is no pattern: " + wrong.getDescription(), wrong);
        }
    }

    public boolean matches(Labels labels) {
        String value = labels.get(label);
        boolean is = patterns.isEmpty() ? words.contains(value) : fits(patterns.get(0), value);
        return is != negative;
    }

    /** Whether all of them match. */
    static boolean all(List<Matcher> matchers, Labels labels) {
        for (Matcher matcher : matchers) {
            if (!matcher.matches(labels)) {
                return false;
            }
        }
        return true;
    }

    /** As {@link #of(String)} reads it. */
    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean fits(Pattern pattern, String value) {
        try {
            return pattern.matcher(new Counted(value)).matches();
        } catch (TooLong | StackOverflowError endless) {
            return false;
        }
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }

    static List<Matcher> listOf(List<String> texts) {
        List<Matcher> matchers = new ArrayList<>();
        for (String text : texts) {
            matchers.add(of(text));
        }
        return List.copyOf(matchers);
    }

    private static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong() {
            super(null, null, false, false);
        }
    }

    /** Counts how often it is looked at; its parts count for it. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int steps;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (++steps > MAX_STEPS) {
                throw new TooLong();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.subSequence(from, to); // only for what a group captured
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
