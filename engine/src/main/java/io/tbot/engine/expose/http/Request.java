package io.tbot.engine.expose.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One HTTP request, read whole. */
public final class Request {
    private final String method;
    private final String path;
    private final String query;
    private final Map<String, String> headers;
    private final byte[] body;

    Request(RequestHead head, byte[] body) {
        this.method = head.method();
        this.path = head.path();
        this.query = head.query();
        this.headers = head.headers();
        this.body = body;
    }

    public String method() {
        return method;
    }

    /** The path, percent-decoded, beginning with a slash and without {@code ..} segments. */
    public String path() {
        return path;
    }

    /** What followed the question mark, as sent; empty for none. */
    public String query() {
        return query;
    }

    /** The first value of a query parameter, decoded; null if it is not given or not decodable. */
    public @Nullable String parameter(String name) {
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (key.equals(name)) {
                return equals < 0 ? "" : decoded(pair.substring(equals + 1));
            }
        }
        return null;
    }

    /** Every value of a query parameter, decoded; those that are not decodable are left out. */
    public List<String> parameters(String name) {
        List<String> values = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String value = equals < 0 ? null : decoded(pair.substring(equals + 1));
            if (value != null && pair.substring(0, equals).equals(name)) {
                values.add(value);
            }
        }
        return values;
    }

    /** A header field by its lower-case name; repeated fields are joined with a comma. */
    public @Nullable String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    /** The body, not a copy; empty for none. */
    public byte[] body() {
        return body;
    }

    private static @Nullable String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
