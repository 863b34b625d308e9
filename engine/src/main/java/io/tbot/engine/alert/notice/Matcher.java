package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.model.BoundedPattern;
import io.tbot.engine.alert.model.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A condition on one label: {@code severity=high|medium}, {@code exchange!=kraken}, {@code symbol=~BTC.*},
 * {@code symbol!~.*USD}. A label that is not there is empty.
 */
public final class Matcher {
    private static final int MAX_LENGTH = BoundedPattern.MAX_LENGTH;

    private final String label;
    private final boolean negative;
    private final Set<String> words;
    private final @Nullable BoundedPattern pattern;
    private final String text;

    private Matcher(String label, boolean negative, Set<String> words, @Nullable BoundedPattern pattern, String text) {
        this.label = label;
        this.negative = negative;
        this.words = words;
        this.pattern = pattern;
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

    /** Of a label that has this value, whatever it is made of. */
    public static Matcher equal(String label, String value) {
        return new Matcher(label, false, Set.of(value), null, label + "=" + value);
    }

    private static Matcher of(String label, String operator, String value) {
        if (value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a value of " + value.length() + " characters is longer than " + MAX_LENGTH);
        }
        String text = label + operator + value;
        boolean negative = operator.startsWith("!");
        if (!operator.endsWith("~")) {
            return new Matcher(label, negative, Set.copyOf(Arrays.asList(value.split("\\|", -1))), null, text);
        }
        try {
            return new Matcher(label, negative, Set.of(), BoundedPattern.of(value), text);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("'" + shortened(value) + "' " + wrong.getMessage(), wrong);
        }
    }

    public boolean matches(Labels labels) {
        String value = labels.get(label);
        boolean is = pattern == null ? words.contains(value) : pattern.matches(value);
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
}
