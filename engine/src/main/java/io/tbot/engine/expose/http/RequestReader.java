package io.tbot.engine.expose.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads requests off one connection, each within one deadline however slowly its bytes trickle in.
 *
 * <p>Threads: the connection's own.
 *
 * <p>Errors: a byte that no head may hold is refused when it arrives, not when the head is complete.
 */
final class RequestReader {
    private static final int FIRST_BYTES = 2048;
    private static final byte[] NO_BYTES = {};

    private final Socket socket;
    private final InputStream in;
    private final Limits limits;
    private final Traffic traffic;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int start;
    private int end;
    private long deadlineNanos;

    RequestReader(Socket socket, Limits limits, Traffic traffic) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.limits = limits;
        this.traffic = traffic;
    }

    /** Waits for the first byte of a request; false if the client closed or stayed silent. */
    boolean await(int millis) throws IOException {
        compact();
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            return end > start || fill();
        } catch (SocketTimeoutException e) {
            return false;
        }
    }

    /** Reads the head of the request whose first byte has come; null if the client closed before sending more. */
    @Nullable
    RequestHead readHead() throws IOException, Refusal {
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(limits.requestMillis());
        int scanned = start;
        while (true) {
            for (; scanned < end; scanned++) {
                check(scanned);
                if (scanned == start + 1 && buffer[scanned] == '\n') {
                    start = scanned + 1; // an empty line before the request line is skipped, as RFC 9112 2.2 asks
                } else if (endsHead(scanned)) {
                    String head = new String(buffer, start, scanned + 1 - start, StandardCharsets.ISO_8859_1);
                    start = scanned + 1;
                    return RequestHead.parse(head);
                }
            }
            if (end - start >= limits.headerBytes()) {
                throw Refusal.of(
                        431, Rejection.HEADERS_TOO_LARGE, "headers are over " + limits.headerBytes() + " bytes");
            }
            int shift = start;
            compact();
            scanned -= shift;
            if (!more()) {
                if (end == start) {
                    return null;
                }
                throw Refusal.malformed("request ends before its head");
            }
        }
    }

    byte[] readBody(int length) throws IOException, Refusal {
        if (length == 0) {
            return NO_BYTES;
        }
        byte[] body = new byte[length];
        int have = Math.min(length, end - start);
        System.arraycopy(buffer, start, body, 0, have);
        start += have;
        while (have < length) {
            int read;
            try {
                read = read(body, have, length - have);
            } catch (SocketTimeoutException e) {
                throw timeout();
            }
            if (read < 0) {
                throw Refusal.malformed("request ends before its body");
            }
            have += read;
        }
        return body;
    }

    /** Takes in what the client still sends, so that closing does not destroy the answer on its way. */
    void drain(int millis) throws IOException {
        deadlineNanos = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        byte[] sink = new byte[FIRST_BYTES];
        int left = limits.bodyBytes() + limits.headerBytes();
        try {
            for (int read = 0; read >= 0 && left > 0; left -= read) {
                read = read(sink, 0, sink.length);
            }
        } catch (SocketTimeoutException e) {
            // the client had its time
        }
    }

    private boolean endsHead(int at) {
        return buffer[at] == '\n' && at - start >= 3 && buffer[at - 2] == '\n';
    }

    private void check(int at) throws Refusal {
        byte b = buffer[at];
        boolean afterReturn = at > start && buffer[at - 1] == '\r';
        boolean control = (b >= 0 && b < 0x20 && b != '\t' && b != '\r' && b != '\n') || b == 0x7f;
        if (control || afterReturn != (b == '\n')) {
            throw Refusal.malformed("head holds a control character or a line that does not end in CR LF");
        }
    }

    private boolean more() throws IOException, Refusal {
        try {
            return fill();
        } catch (SocketTimeoutException e) {
            throw timeout();
        }
    }

    private Refusal timeout() {
        return Refusal.of(408, Rejection.REQUEST_TIMEOUT, "request took over " + limits.requestMillis() + " ms");
    }

    private boolean fill() throws IOException {
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(limits.headerBytes(), buffer.length * 2));
        }
        int read = read(buffer, end, buffer.length - end);
        end += Math.max(read, 0);
        return read > 0;
    }

    private int read(byte[] target, int offset, int length) throws IOException {
        long leftMillis = TimeUnit.NANOSECONDS.toMillis(deadlineNanos - System.nanoTime());
        if (leftMillis <= 0) {
            throw new SocketTimeoutException();
        }
        socket.setSoTimeout((int) leftMillis);
        int read = in.read(target, offset, length);
        traffic.receivedBytes.addAndGet(Math.max(read, 0));
        return read;
    }

    private void compact() {
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
    }
}
