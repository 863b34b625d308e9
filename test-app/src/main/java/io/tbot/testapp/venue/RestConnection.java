package io.tbot.testapp.venue;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection: reads a request, writes its answer in one piece, and again until the client leaves.
 *
 * <p>Threads: its own.
 *
 * <p>Not: chunked request bodies, pipelining, HTTP/2; a request for an upgrade is answered as if it had not been asked.
 */
final class RestConnection implements Runnable {
    private static final int MAX_LINE_BYTES = 8_192;
    private static final int MAX_BODY_BYTES = 65_536;

    private final Socket socket;
    private final RestApi api;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private long dateSecond = -1;
    private String date = "";

    RestConnection(Socket socket, RestApi api) {
        this.socket = socket;
        this.api = api;
    }

    @Override
    public void run() {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            boolean open = true;
            while (open) {
                RestRequest request = read(in);
                open = request != null && answer(request, out);
            }
        } catch (IOException | IllegalArgumentException clientLeftOrTalksNonsense) {
            // closing is the answer
        } catch (InterruptedException shutDown) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean answer(RestRequest request, OutputStream out) throws IOException, InterruptedException {
        RestResponse response = api.answer(request);
        if (response.delayMillis() > 0) {
            Thread.sleep(response.delayMillis());
        }
        if (response.isLost()) {
            socket.close();
            response.afterwards().run();
            return false;
        }
        try {
            response.leaving().run();
            out.write(bytes(response, request.keepAlive()));
        } finally {
            response.afterwards().run(); // an order lives on without its client
        }
        return request.keepAlive();
    }

    /** The next request; null if the client has left. */
    private @Nullable RestRequest read(InputStream in) throws IOException {
        String first = readLine(in);
        if (first == null) {
            return null;
        }
        String[] words = first.split(" ", -1);
        if (words.length != 3) {
            throw new IOException("request line '" + first + "' is not METHOD TARGET VERSION");
        }
        int length = 0;
        boolean keepAlive = words[2].equals("HTTP/1.1");
        for (String header = readLine(in); header != null && !header.isEmpty(); header = readLine(in)) {
            int colon = header.indexOf(':');
            String name = header.substring(0, Math.max(0, colon)).toLowerCase(Locale.ROOT);
            String value = header.substring(colon + 1).trim();
            if (name.equals("content-length")) {
                length = Integer.parseInt(value);
            } else if (name.equals("connection") && value.equalsIgnoreCase("close")) {
                keepAlive = false;
            } else if (name.equals("transfer-encoding")) {
                throw new IOException("request bodies in pieces are not read");
            }
        }
        return RestRequest.of(words[0], words[1], body(in, length), keepAlive);
    }

    private static String body(InputStream in, int length) throws IOException {
        if (length < 0 || length > MAX_BODY_BYTES) {
            throw new IOException("body of " + length + " bytes is outside 0.." + MAX_BODY_BYTES);
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private @Nullable String readLine(InputStream in) throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                return null;
            }
            if (length == MAX_LINE_BYTES) {
                throw new IOException("header line is longer than " + MAX_LINE_BYTES + " bytes");
            }
            line[length++] = (byte) next;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    private byte[] bytes(RestResponse response, boolean keepAlive) {
        byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
        String head = "HTTP/1.1 " + response.status() + ' ' + reason(response.status()) + "\r\nDate: " + date()
                + "\r\nContent-Type: application/json;charset=UTF-8\r\nContent-Length: " + body.length + "\r\n"
                + response.headers() + (keepAlive ? "\r\n" : "Connection: close\r\n\r\n");
        byte[] headBytes = head.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[headBytes.length + body.length];
        System.arraycopy(headBytes, 0, all, 0, headBytes.length);
        System.arraycopy(body, 0, all, headBytes.length, body.length);
        return all;
    }

    /** Written out once a second. */
    private String date() {
        long second = System.currentTimeMillis() / 1_000;
        if (second != dateSecond) {
            dateSecond = second;
            date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    ZonedDateTime.ofInstant(java.time.Instant.ofEpochSecond(second), ZoneOffset.UTC));
        }
        return date;
    }

    private static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 400 -> "Bad Request";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> "Unknown";
        };
    }
}
