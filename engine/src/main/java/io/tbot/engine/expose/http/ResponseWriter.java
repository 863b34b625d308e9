package io.tbot.engine.expose.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts responses on the wire: status line, security fields, the body compressed where the client takes it.
 *
 * <p>Threads: the connection's own.
 */
final class ResponseWriter {
    /** Below this gzip's own 20 bytes and the CPU are not worth it. */
    private static final int MIN_GZIP_BYTES = 512;

    /** NIO keeps a direct buffer of the size of the largest write per thread, so writes are cut to this. */
    private static final int WRITE_BYTES = 16 * 1024;

    private static final String FIXED_FIELDS = """
            Content-Security-Policy: default-src 'self'; frame-ancestors 'none'\r
            X-Content-Type-Options: nosniff\r
            Referrer-Policy: no-referrer\r
            """;

    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(201, "Created"),
            Map.entry(202, "Accepted"),
            Map.entry(204, "No Content"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(410, "Gone"),
            Map.entry(411, "Length Required"),
            Map.entry(413, "Content Too Large"),
            Map.entry(421, "Misdirected Request"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(502, "Bad Gateway"),
            Map.entry(503, "Service Unavailable"),
            Map.entry(504, "Gateway Timeout"),
            Map.entry(505, "HTTP Version Not Supported"));

    private final OutputStream out;
    private final Traffic traffic;

    ResponseWriter(OutputStream out, Traffic traffic) {
        this.out = out;
        this.traffic = traffic;
    }

    void write(Response response, @Nullable RequestHead head, boolean keepAlive) throws IOException {
        byte[] body = response.body();
        boolean compressible = body.length >= MIN_GZIP_BYTES
                && isCompressible(response.contentType())
                && !response.headers().containsKey("Content-Encoding");
        boolean gzip = compressible && head != null && acceptsGzip(head.header("accept-encoding"));
        if (gzip) {
            body = gzip(body);
        }
        StringBuilder fields = start(response);
        fields.append("Content-Length: ").append(body.length).append("\r\n");
        if (compressible) {
            fields.append("Vary: Accept-Encoding\r\n");
        }
        if (gzip) {
            fields.append("Content-Encoding: gzip\r\n");
        }
        boolean bodiless = head != null && head.method().equals("HEAD");
        send(fields, keepAlive, bodiless ? new byte[0] : body);
    }

    /** The head of a response whose end is the end of the connection. */
    void writeStreamHead(Response response) throws IOException {
        send(start(response), false, new byte[0]);
    }

    void writeRaw(byte[] bytes) throws IOException {
        for (int at = 0; at < bytes.length; at += WRITE_BYTES) {
            int length = Math.min(WRITE_BYTES, bytes.length - at);
            out.write(bytes, at, length);
            traffic.sentBytes.addAndGet(length);
        }
        out.flush();
    }

    private static StringBuilder start(Response response) {
        StringBuilder fields = new StringBuilder(512);
        fields.append("HTTP/1.1 ").append(response.status()).append(' ');
        fields.append(REASONS.getOrDefault(response.status(), "Status")).append("\r\n");
        fields.append("Content-Type: ").append(response.contentType()).append("\r\n");
        if (!response.headers().containsKey("Cache-Control")) {
            fields.append("Cache-Control: no-store\r\n");
        }
        response.headers()
                .forEach((name, value) ->
                        fields.append(name).append(": ").append(value).append("\r\n"));
        return fields.append(FIXED_FIELDS);
    }

    private void send(StringBuilder fields, boolean keepAlive, byte[] body) throws IOException {
        fields.append("Connection: ").append(keepAlive ? "keep-alive" : "close").append("\r\n\r\n");
        byte[] head = fields.toString().getBytes(StandardCharsets.ISO_8859_1);
        if (body.length > WRITE_BYTES) {
            writeRaw(head); // copying the body would cost more than a second packet
            writeRaw(body);
            return;
        }
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        writeRaw(all);
    }

    private static boolean isCompressible(String contentType) {
        return contentType.startsWith("text/")
                || contentType.startsWith("application/json")
                || contentType.startsWith("application/openmetrics-text")
                || contentType.startsWith("application/javascript")
                || contentType.startsWith("image/svg");
    }

    /** Whether the client takes gzip; {@code q=0} says it does not. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        if (acceptEncoding == null) {
            return false;
        }
        boolean any = false;
        for (String coding :
                acceptEncoding.toLowerCase(Locale.ROOT).replace(" ", "").split(",", -1)) {
            int semicolon = coding.indexOf(';');
            String name = semicolon < 0 ? coding : coding.substring(0, semicolon);
            boolean refused = semicolon >= 0 && coding.substring(semicolon).matches(";q=0(\\.0*)?");
            if (name.equals("gzip") || name.equals("x-gzip")) {
                return !refused;
            }
            any |= name.equals("*") && !refused;
        }
        return any;
    }

    private static byte[] gzip(byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(body.length / 6 + 64);
        try (FastGzip gzip = new FastGzip(bytes)) {
            gzip.write(body);
        }
        return bytes.toByteArray();
    }

    /** Gzip at the fastest level: the CPU is the bot's. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 8192);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}
