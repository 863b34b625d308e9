package io.tbot.extension.match;

/**
 * A name in which {@code *} stands for any run of characters, dots included.
 *
 * <p>Threads: immutable.
 */
public final class NameGlob {
    private final String pattern;
    private final boolean exact;

    public NameGlob(String pattern) {
        this.pattern = pattern;
        this.exact = pattern.indexOf('*') < 0;
    }

    /** Whether the pattern holds no {@code *}. */
    public boolean isExact() {
        return exact;
    }

    /** Whether the whole of {@code name} fits; linear but for one retry per star. */
    public boolean matches(String name) {
        if (exact) {
            return pattern.equals(name);
        }
        int p = 0;
        int n = 0;
        int star = -1;
        int resume = 0;
        while (n < name.length()) {
            if (p < pattern.length() && pattern.charAt(p) == '*') {
                star = p++;
                resume = n;
            } else if (p < pattern.length() && pattern.charAt(p) == name.charAt(n)) {
                p++;
                n++;
            } else if (star >= 0) {
                p = star + 1;
                n = ++resume;
            } else {
                return false;
            }
        }
        while (p < pattern.length() && pattern.charAt(p) == '*') {
            p++;
        }
        return p == pattern.length();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
