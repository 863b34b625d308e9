package io.tbot.engine.venue;

import io.tbot.engine.config.ProfileRule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a built-in profile: a line for each call and message, in the words of the configuration file's {@code profile}.
 * A line that begins with a space goes on with the one before. It spares a bot of a well-known venue the YAML parser.
 */
final class ProfileText {
    private final List<ProfileRule.Call> calls = new ArrayList<>();
    private final List<String> codes = new ArrayList<>();
    private final List<String> ok = new ArrayList<>();
    private final List<String> limits = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();
    private final List<String> wraps = new ArrayList<>();
    private final List<ProfileRule.Message> messages = new ArrayList<>();

    private ProfileText() {}

    static @Nullable ProfileRule read(@Nullable String text) {
        return text == null ? null : new ProfileText().lines(text);
    }

    private ProfileRule lines(String text) {
        for (String line : text.replace("\n ", " ").split("\n", -1)) {
            int space = line.indexOf(' ');
            if (space > 0) {
                line(line.substring(0, space), line.substring(space + 1).strip());
            }
        }
        return new ProfileRule(null, calls, codes, ok, limits, unknown, wraps, messages);
    }

    private void line(String word, String rest) {
        switch (word) {
            case "code" -> codes.add(rest);
            case "ok" -> ok.add(rest);
            case "limit" -> limits.add(rest);
            case "unknown" -> unknown.add(rest);
            case "wrap" -> wraps.add(rest);
            default -> {
                String[] parts = rest.split(" +", -1);
                if (parts[0].indexOf('=') < 0) {
                    calls.add(new ProfileRule.Call(word, parts[0], List.of(parts[1].split(",", -1)), facts(parts, 2)));
                } else {
                    messages.add(new ProfileRule.Message(word, parts[0], facts(parts, 1)));
                }
            }
        }
    }

    private static Map<String, List<String>> facts(String[] parts, int from) {
        Map<String, List<String>> facts = new LinkedHashMap<>();
        for (int i = from; i < parts.length; i++) {
            int equals = parts[i].indexOf('=');
            facts.put(
                    parts[i].substring(0, equals),
                    List.of(parts[i].substring(equals + 1).split(",", -1)));
        }
        return facts;
    }
}
