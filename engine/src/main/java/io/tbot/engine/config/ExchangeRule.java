package io.tbot.engine.config;

import java.util.Map;

/**
 * The venue's name for hosts, and what is known of the venue.
 *
 * @param host lower case; {@code *} stands for any characters
 * @param limits allowances by type, where the venue's answers do not tell
 * @param health when it is healthy
 */
public record ExchangeRule(String host, String name, Map<String, Long> limits, HealthRule health) {
    public ExchangeRule {
        limits = Map.copyOf(limits);
    }

    /** A name and nothing else. */
    public ExchangeRule(String host, String name) {
        this(host, name, Map.of(), HealthRule.DEFAULT);
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
