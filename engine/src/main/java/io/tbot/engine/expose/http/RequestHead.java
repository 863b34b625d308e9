package io.tbot.engine.expose.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Request line and header fields, parsed strictly: what two servers could read differently is refused.
 *
 * @param path decoded, without {@code ..} segments
 * @param query as sent, without the question mark
 * @param headers by lower-case name
 * @param persistent whether the client expects to send another request on this connection
 *     <p>Source: RFC 9112 sections 3, 5 and 6.
 */
record RequestHead(String method, String path, String query, Map<String, String> headers, boolean persistent) {
    private static final int MAX_FIELDS = 100;
    private static final Set<String> SINGLE = Set.of("host", "content-length", "authorization", "origin");

    static RequestHead parse(String head) throws Refusal {
        int lineEnd = head.indexOf("\r\n");
        String[] parts = head.substring(0, lineEnd).split(" ", -1);
        if (parts.length != 3 || !isToken(parts[0]) || parts[1].isEmpty()) {
            throw Refusal.malformed("request line is not 'METHOD target HTTP/1.1'");
        }
        boolean old = parts[2].equals("HTTP/1.0");
        if (!old && !parts[2].equals("HTTP/1.1")) {
            boolean isVersion = parts[2].matches("HTTP/\\d\\.\\d");
            throw Refusal.of(isVersion ? 505 : 400, Rejection.MALFORMED, "protocol is not HTTP/1.1");
        }
        Map<String, String> headers = fields(head, lineEnd + 2);
        String target = originForm(parts[1], headers);
        if (!old && !headers.containsKey("host")) {
            throw Refusal.malformed("host header is missing");
        }
        int question = target.indexOf('?');
        String path = decodedPath(question < 0 ? target : target.substring(0, question));
        String query = question < 0 ? "" : target.substring(question + 1);
        return new RequestHead(parts[0], path, query, headers, !old && !closes(headers));
    }

    @Nullable
    String header(String lowerCaseName) {
        return headers.get(lowerCaseName);
    }

    boolean isMutation() {
        return !method.equals("GET") && !method.equals("HEAD");
    }

    /** The length of the body that follows. */
    int bodyLength(int max) throws Refusal {
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null) {
            if (length != null) {
                throw Refusal.malformed("content-length and transfer-encoding exclude each other");
            }
            throw Refusal.of(411, Rejection.MALFORMED, "send content-length instead of transfer-encoding");
        }
        if (length == null) {
            return 0;
        }
        if (length.isEmpty() || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Refusal.malformed("content-length is not a number");
        }
        if (length.length() > 9 || Integer.parseInt(length) > max) {
            throw Refusal.of(413, Rejection.BODY_TOO_LARGE, "body is over " + max + " bytes");
        }
        return Integer.parseInt(length);
    }

    private static Map<String, String> fields(String head, int from) throws Refusal {
        Map<String, String> headers = new HashMap<>();
        int count = 0;
        for (int start = from; start < head.length(); ) {
            int end = head.indexOf("\r\n", start);
            if (end == start) {
                break;
            }
            if (++count > MAX_FIELDS) {
                throw Refusal.of(431, Rejection.HEADERS_TOO_LARGE, "more than " + MAX_FIELDS + " header fields");
            }
            addField(headers, head.substring(start, end));
            start = end + 2;
        }
        return headers;
    }

    private static void addField(Map<String, String> headers, String line) throws Refusal {
        int colon = line.indexOf(':');
        if (colon <= 0 || !isToken(line.substring(0, colon))) {
            throw Refusal.malformed("header field is not 'name: value'");
        }
        String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
        String value = line.substring(colon + 1).strip();
        String before = headers.putIfAbsent(name, value);
        if (before != null) {
            if (SINGLE.contains(name)) {
                throw Refusal.malformed("header field '" + name + "' is given twice");
            }
            headers.put(name, before + ", " + value);
        }
    }

    /** Turns the absolute form, whose authority then stands for the Host field, into the origin form. */
    private static String originForm(String target, Map<String, String> headers) throws Refusal {
        if (target.startsWith("/")) {
            return target;
        }
        int authority = target.indexOf("://") + 3;
        if (!target.startsWith("http://") && !target.startsWith("https://")) {
            throw Refusal.malformed("request target does not begin with a slash");
        }
        int slash = target.indexOf('/', authority);
        headers.put("host", slash < 0 ? target.substring(authority) : target.substring(authority, slash));
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static String decodedPath(String raw) throws Refusal {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length());
        for (int i = 0; i < raw.length(); i++) {
            int c = raw.charAt(i);
            if (c == '%') {
                c = i + 2 < raw.length() ? hex(raw.charAt(i + 1)) * 16 + hex(raw.charAt(i + 2)) : -1;
                i += 2;
            }
            if (c < 0x20 || c == 0x7f || c > 0xff) {
                throw Refusal.malformed("path holds a bad escape or a control character");
            }
            bytes.write(c);
        }
        String path = bytes.toString(StandardCharsets.UTF_8);
        if ((path + "/").contains("/../") || path.indexOf('\\') >= 0) {
            throw Refusal.malformed("path holds '..' or a backslash");
        }
        return path;
    }

    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -1000 : digit;
    }

    private static boolean closes(Map<String, String> headers) {
        String connection = headers.get("connection");
        return connection != null
                && ("," + connection.replace(" ", "") + ",")
                        .toLowerCase(Locale.ROOT)
                        .contains(",close,");
    }

    private static boolean isToken(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!plain && "!#$%&'*+-.^_`|~".indexOf(c) < 0) {
                return false;
            }
        }
        return !text.isEmpty();
    }
}
