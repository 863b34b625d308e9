package io.tbot.engine.config;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The venue's name for hosts, and what is known of the venue.
 *
 * @param host lower case; {@code *} stands for any characters
 * @param limits allowances by type, where the venue's answers do not tell
 * @param health when it is healthy
 * @param profile how its traffic is read; {@code null} where the name alone decides
 */
public record ExchangeRule(
        String host,
        String name,
        Map<String, Long> limits,
        HealthRule health,
        @Nullable ProfileRule profile) {
    public ExchangeRule {
        limits = Map.copyOf(limits);
    }

    /** A name, allowances and health. */
    public ExchangeRule(String host, String name, Map<String, Long> limits, HealthRule health) {
        this(host, name, limits, health, null);
    }

    /** A name, and how its traffic is read. */
    public ExchangeRule(String host, String name, @Nullable ProfileRule profile) {
        this(host, name, Map.of(), HealthRule.DEFAULT, profile);
    }

    /** A name and nothing else. */
    public ExchangeRule(String host, String name) {
        this(host, name, Map.of(), HealthRule.DEFAULT, null);
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
