package io.tbot.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * The venue's name for hosts.
 *
 * @param host lower case; {@code *} stands for any characters
 * @param profile how its traffic is read; {@code null} where the name alone decides
 */
public record ExchangeRule(
        String host, String name, @Nullable ProfileRule profile) {
    public ExchangeRule(String host, String name) {
        this(host, name, null);
    }

    /** Whether the rule speaks about this host, which is lower case. */
    public boolean matches(String candidate) {
        return matches(host, 0, candidate, 0);
    }

    /** Depth is the number of stars, which the reader of the file bounds. */
    private static boolean matches(String glob, int from, String text, int at) {
        for (int g = from; g < glob.length(); g++, at++) {
            if (glob.charAt(g) == '*') {
                for (int rest = at; rest <= text.length(); rest++) {
                    if (matches(glob, g + 1, text, rest)) {
                        return true;
                    }
                }
                return false;
            }
            if (at >= text.length() || glob.charAt(g) != text.charAt(at)) {
                return false;
            }
        }
        return at == text.length();
    }
}
