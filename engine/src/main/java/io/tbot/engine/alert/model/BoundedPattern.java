package io.tbot.engine.alert.model;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A regular expression that somebody wrote for label values, and that cannot run away.
 *
 * <p>Errors: one that looks at more than {@value #MAX_STEPS} characters to decide matches nothing.
 */
public final class BoundedPattern {
    /** In characters. */
    public static final int MAX_LENGTH = 1_024;

    /** A value has 128 characters, and a pattern that needs more looks than this runs away. */
    private static final int MAX_STEPS = 50_000;

    private final Pattern pattern;

    private BoundedPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    /** @throws IllegalArgumentException with what is wrong with it */
    public static BoundedPattern of(String text) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("pattern is longer than " + MAX_LENGTH + " characters");
        }
        try {
            return new BoundedPattern(Pattern.compile(text));
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException("is not a pattern: " + wrong.getDescription(), wrong);
        } catch (StackOverflowError tooDeep) {
            throw new IllegalArgumentException("is not a pattern: nested too deep", tooDeep);
        }
    }

    /** Whether all of the value fits. */
    public boolean matches(String value) {
        try {
            return pattern.matcher(new Counted(value)).matches();
        } catch (TooManySteps | StackOverflowError endless) {
            return false;
        }
    }

    /** Text that can be looked at a bounded number of times. */
    private static final class Counted implements CharSequence {
        private final String text;
        private int left = MAX_STEPS;

        Counted(String text) {
            this.text = text;
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            if (--left < 0) {
                throw new TooManySteps();
            }
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.subSequence(start, end); // only for what a group captured
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final class TooManySteps extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooManySteps() {
            super(null, null, false, false);
        }
    }
}
