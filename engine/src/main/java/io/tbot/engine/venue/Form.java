package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;

/**
 * Finds wanted parameters in a query or a form body: {@code symbol=BTCUSDT&side=BUY}. What is not wanted is walked over
 * and never kept.
 *
 * <p>Errors: nothing is thrown; an escape that is none reads as it stands.
 */
final class Form {
    private Form() {}

    @HotPath
    static void read(char[] text, int length, Route route, Found found) {
        int at = 0;
        while (at < length) {
            int equals = at;
            while (equals < length && text[equals] != '=' && text[equals] != '&') {
                equals++;
            }
            int end = equals;
            while (end < length && text[end] != '&') {
                end++;
            }
            int slot = slot(text, at, equals, route);
            if (slot >= 0 && equals < end) {
                value(text, equals + 1, end, 1L << slot, found);
            }
            at = end + 1;
        }
    }

    @HotPath
    private static int slot(char[] text, int from, int to, Route route) {
        String[] names = route.parameters;
        for (int i = 0; i < names.length; i++) {
            if (is(names[i], text, from, to)) {
                return route.parameterSlots[i];
            }
        }
        return -1;
    }

    @HotPath
    private static boolean is(String name, char[] text, int from, int to) {
        int length = name.length();
        if (length != to - from) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (name.charAt(i) != text[from + i]) {
                return false;
            }
        }
        return true;
    }

    @HotPath
    static void value(char[] text, int from, int to, long slots, Found found) {
        found.begin();
        int at = from;
        while (at < to) {
            char c = text[at];
            int high = c == '%' && at + 2 < to ? Character.digit(text[at + 1], 16) : -1;
            int low = high >= 0 ? Character.digit(text[at + 2], 16) : -1;
            if (low >= 0) {
                found.append((char) (high << 4 | low));
                at += 3;
            } else {
                found.append(c == '+' ? ' ' : c);
                at++;
            }
        }
        found.end(slots);
    }
}
