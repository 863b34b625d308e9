package io.tbot.engine.venue;

import org.jspecify.annotations.Nullable;

/** Reads what a request says: segments of its path, its query, its body as a form or as JSON. */
final class RequestReader {
    private RequestReader() {}

    /** Puts what is wanted into the thread's {@link Found}. */
    static void read(
            Route route, @Nullable String path, @Nullable String query, @Nullable Object body, Scratch scratch) {
        Found found = scratch.found;
        if (path != null && route.segments.length > 0) {
            segments(route, scratch, scratch.take(path));
        }
        if (route.parameters.length == 0) {
            return;
        }
        if (query != null) {
            int length = scratch.take(query);
            Form.read(scratch.chars, length, route, found);
        }
        int count = body == null ? 0 : scratch.take(body);
        int first = 0;
        while (first < count && scratch.chars[first] <= ' ') {
            first++;
        }
        if (first == count) {
            return;
        }
        if (scratch.chars[first] == '{' || scratch.chars[first] == '[') {
            scratch.scanner.begin(route.request);
            scratch.scanner.scan(scratch.chars, first, count, found, FieldReader.SILENT);
        } else {
            Form.read(scratch.chars, count, route, found);
        }
    }

    private static void segments(Route route, Scratch scratch, int length) {
        int segment = 0;
        int from = 1;
        for (int at = 1; at <= length; at++) {
            if (at == length || scratch.chars[at] == '/') {
                for (int i = 0; i < route.segments.length; i++) {
                    if (route.segments[i] == segment) {
                        Form.value(scratch.chars, from, at, 1L << route.segmentSlots[i], scratch.found);
                    }
                }
                segment++;
                from = at + 1;
            }
        }
    }
}
