package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.engine.lookup.NameTable;
import org.jspecify.annotations.Nullable;

/**
 * Turns method and path into an endpoint: {@code DELETE /api/v3/order/{id}}. Query, fragment and matrix parameters are
 * dropped, and with them keys and signatures; a path segment that tells one order, account or key from another becomes
 * {@code {id}}.
 *
 * <p>A segment is an id if it is a number (but for a single digit in front, Kraken's API version), a UUID or other
 * hexadecimal of 8 and more, ends in four digits and more, or is long: 16 characters with a digit among them, or 32.
 * Symbols ({@code BTC-USD}, {@code 1000PEPEUSDT}) and versions ({@code v1beta3}) stay.
 *
 * <p>Threads: one at a time, each has its own; the table of names is shared. Shape: {@value #MAX_LENGTH} characters;
 * what is longer ends in {@code …}. Allocates nothing for an endpoint seen before.
 */
final class Endpoints {
    static final int MAX_LENGTH = 128;
    private static final int MAX_METHOD = 16;
    private static final int SHORT_HEX = 8;
    private static final int LONG_WITH_DIGIT = 16;
    private static final int LONG = 32;
    private static final int TRAILING_DIGITS = 4;
    private static final String ID = "{id}";

    private final NameTable names;
    private final char[] buffer = new char[MAX_LENGTH];
    private int length;

    Endpoints(NameTable names) {
        this.names = names;
    }

    /**
     * The endpoint of a method and a path.
     *
     * @param path what precedes it in a whole address, and a query behind it, are left out
     */
    @HotPath
    String of(@Nullable String method, @Nullable String path) {
        length = 0;
        append(method == null ? "GET" : method, 0, method == null ? 3 : Math.min(method.length(), MAX_METHOD));
        append(" ", 0, 1);
        int end = path == null ? 0 : endOf(path);
        int from = path == null ? 0 : pathOf(path, end);
        if (path == null || end == from) {
            append("/", 0, 1);
        } else {
            appendPath(path, from, end);
        }
        return names.of(buffer, length);
    }

    /** Where the path of a whole address begins; 0 where it is a path from the start. */
    @HotPath
    private static int pathOf(String address, int end) {
        int colon = address.indexOf(':');
        if (colon <= 0 || !address.startsWith("://", colon) || address.indexOf('/') < colon) {
            return 0;
        }
        int slash = address.indexOf('/', colon + 3);
        return slash < 0 || slash > end ? end : slash;
    }

    /**
     * The endpoint of a route whose client tells its template; variables keep their names, {@code {id: \\d+}} reads
     * {@code {id}}.
     *
     * @param baseUrl scheme, host and perhaps the beginning of the path
     * @param path what stands before the template; may be empty
     */
    @HotPath
    String ofRoute(
            @Nullable String method, @Nullable String baseUrl, @Nullable String path, @Nullable String template) {
        length = 0;
        append(method == null ? "GET" : method, 0, method == null ? 3 : Math.min(method.length(), MAX_METHOD));
        append(" ", 0, 1);
        int begun = length;
        if (baseUrl != null) {
            int host = baseUrl.indexOf("://");
            int from = baseUrl.indexOf('/', host < 0 ? 0 : host + 3);
            appendTemplate(baseUrl, from < 0 ? baseUrl.length() : from);
        }
        if (path != null) {
            appendTemplate(path, 0);
        }
        if (template != null) {
            appendTemplate(template, 0);
        }
        if (length == begun) {
            append("/", 0, 1);
        } else if (length == MAX_LENGTH) {
            buffer[MAX_LENGTH - 1] = '…';
        }
        return names.of(buffer, length);
    }

    /** One part of a route: a slash before each segment and none behind the last. */
    @HotPath
    private void appendTemplate(String text, int from) {
        int end = endOf(text);
        boolean slash = true;
        int depth = 0;
        boolean pattern = false;
        for (int i = from; i < end; i++) {
            char c = text.charAt(i);
            if (c == '/' && depth == 0) {
                slash = true;
                continue;
            }
            if (slash) {
                append("/", 0, 1);
                slash = false;
            }
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            pattern = depth > 0 && (pattern || c == ':');
            if (!pattern && !(depth > 0 && c == ' ')) {
                append(text, i, i + 1);
            }
        }
    }

    @HotPath
    private void appendPath(String path, int from, int end) {
        int at = from;
        boolean first = true;
        while (at < end && length < MAX_LENGTH) {
            if (path.charAt(at) == '/') {
                append("/", 0, 1);
                at++;
                continue;
            }
            int next = at;
            while (next < end && path.charAt(next) != '/') {
                next++;
            }
            int stop = at;
            while (stop < next && path.charAt(stop) != ';') {
                stop++;
            }
            if (isId(path, at, stop, first)) {
                append(ID, 0, ID.length());
            } else {
                append(path, at, stop);
            }
            first = false;
            at = next;
        }
        if (at < end) {
            buffer[MAX_LENGTH - 1] = '…';
        }
    }

    @HotPath
    private static int endOf(String path) {
        int end = 0;
        while (end < path.length() && path.charAt(end) != '?' && path.charAt(end) != '#') {
            end++;
        }
        return end;
    }

    @HotPath
    private static boolean isId(String path, int from, int to, boolean first) {
        int size = to - from;
        int digits = 0;
        int hexes = 0;
        int trailing = 0;
        int marks = 0;
        for (int i = from; i < to; i++) {
            char c = path.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                hexes++;
                trailing++;
            } else {
                trailing = 0;
                hexes += (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') ? 1 : 0;
                marks += c == '-' || c == '.' ? 1 : 0;
            }
        }
        if (digits == 0) {
            return size >= LONG;
        }
        if (digits + marks == size) {
            return !(first && size == 1);
        }
        boolean prefixed = size > 2 && path.charAt(from) == '0' && (path.charAt(from + 1) | 0x20) == 'x';
        return trailing >= TRAILING_DIGITS
                || size >= LONG_WITH_DIGIT
                || (size >= SHORT_HEX && hexes + marks + (prefixed ? 1 : 0) == size);
    }

    @HotPath
    private void append(String text, int from, int to) {
        for (int i = from; i < to && length < MAX_LENGTH; i++) {
            char c = text.charAt(i);
            buffer[length++] = c < ' ' || c == 0x7F || (c >= 0xD800 && c <= 0xDFFF) ? '?' : c;
        }
    }
}
