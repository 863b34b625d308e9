package io.tbot.engine.config;

import org.jspecify.annotations.Nullable;

/**
 * What the key {@code class} names: a class, {@code *} for any characters, and with {@code +} its subtypes too.
 *
 * @param name without the {@code +}
 */
record ClassPattern(String name, boolean subtypes) {
    /** {@code null} where the entry's class is missing or no class name, which is reported. */
    static @Nullable ClassPattern read(Entry entry) {
        String text = entry.requiredText("class");
        if (text == null) {
            return null;
        }
        boolean subtypes = text.startsWith("+");
        String name = subtypes ? text.substring(1).trim() : text;
        if (!valid(name, true)) {
            entry.wrongValue("class", "'" + Quote.of(text) + "' is no class name, '*' for any characters, '+' before");
            return null;
        }
        return new ClassPattern(name, subtypes);
    }

    /** {@code null} where the entry's method is missing or no method name, which is reported. */
    static @Nullable String method(Entry entry) {
        String text = entry.requiredText("method");
        if (text != null && !valid(text, false)) {
            entry.wrongValue("method", "'" + Quote.of(text) + "' is no method name, '*' for any characters");
            return null;
        }
        return text;
    }

    /** Dots only between names: {@code a..b}, {@code .a} and {@code a.} are typing mistakes. */
    private static boolean valid(String name, boolean dots) {
        boolean begins = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                if (!dots || begins) {
                    return false;
                }
                begins = true;
            } else {
                if (c != '*' && !(begins ? Character.isJavaIdentifierStart(c) : Character.isJavaIdentifierPart(c))) {
                    return false;
                }
                begins = false;
            }
        }
        return !begins;
    }
}
