package io.tbot.engine.alert.rule;

import io.tbot.engine.config.Quote;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** What a selector asks of one label. */
final class LabelMatch {
    private static final int MAX_PATTERN = 1024;

    /** Looks at characters that one match may cost: a value has 128, and a pattern that needs more runs away. */
    private static final int MAX_STEPS = 50_000;

    private final String label;
    private final String op;
    private final String wanted;
    private final @Nullable Pattern pattern;

    private LabelMatch(String label, String op, String wanted, @Nullable Pattern pattern) {
        this.label = label;
        this.op = op;
        this.wanted = wanted;
        this.pattern = pattern;
    }

    /** @param at where the value stands, for the message */
    static LabelMatch of(String label, String op, String wanted, int at) {
        if (!op.endsWith("~")) {
            return new LabelMatch(label, op, wanted, null);
        }
        if (wanted.length() > MAX_PATTERN) {
            throw new ExpressionException(at, "pattern is longer than " + MAX_PATTERN + " characters");
        }
        try {
            return new LabelMatch(label, op, wanted, Pattern.compile(wanted));
        } catch (PatternSyntaxException | StackOverflowError e) {
            throw new ExpressionException(at, "'" + Quote.of(wanted) + "' is not a pattern");
        }
    }

    boolean matches(Map<String, String> labels) {
        String value = labels.getOrDefault(label, "");
        boolean same = pattern == null ? value.equals(wanted) : matches(pattern, value);
        return op.charAt(0) == '!' ? !same : same;
    }

    String label() {
        return label;
    }

    /** The value a label must have; {@code null} where it may have several. */
    @Nullable
    String only() {
        return op.equals("=") ? wanted : null;
    }

    private static boolean matches(Pattern pattern, String value) {
        try {
            return pattern.matcher(new Bounded(value)).matches();
        } catch (StepsExceeded | StackOverflowError e) {
            return false; // as a pattern that nothing matches
        }
    }

    @Override
    public String toString() {
        return label + op + '"' + wanted + '"';
    }

    /** Text that can be looked at a bounded number of times. */
    private static final class Bounded implements CharSequence {
        private final CharSequence text;
        private int left = MAX_STEPS;

        Bounded(CharSequence text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new StepsExceeded();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }

    private static final class StepsExceeded extends RuntimeException {
        private static final long serialVersionUID = 1;

        StepsExceeded() {
            super(null, null, false, false);
        }
    }
}
