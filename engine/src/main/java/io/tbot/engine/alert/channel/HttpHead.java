package io.tbot.engine.alert.channel;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The status and the headers of a reply, and from them how to read its body.
 *
 * <p>Errors: a head longer than {@value #MAX_HEAD} bytes is none.
 */
record HttpHead(int status, Map<String, String> headers) {
    private static final int MAX_HEAD = 32 * 1024;

    static HttpHead read(InputStream in) throws IOException {
        int[] left = {MAX_HEAD};
        while (true) {
            int status = status(line(in, left));
            Map<String, String> headers = new HashMap<>();
            for (String line = line(in, left); !line.isEmpty(); line = line(in, left)) {
                int colon = line.indexOf(':');
                if (colon > 0) {
                    String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                    headers.putIfAbsent(name, line.substring(colon + 1).strip());
                }
            }
            if (status >= 200) {
                return new HttpHead(status, headers);
            }
        }
    }

    private static int status(String line) throws IOException {
        int space = line.indexOf(' ');
        if (line.startsWith("HTTP/1.") && space > 0 && line.length() >= space + 4) {
            int status = 0;
            for (int i = space + 1; i <= space + 3; i++) {
                status = status * 10 + Character.digit(line.charAt(i), 10);
            }
            if (status >= 100 && status <= 999) {
                return status;
            }
        }
        throw new HttpFaultException("the answer is no HTTP");
    }

    private static String line(InputStream in, int[] left) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException();
            }
            if (--left[0] < 0) {
                throw new HttpFaultException("the head of the answer is too long");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    /** The beginning of the body; what can be had of it. */
    String body(InputStream in, int max) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try {
            String coding = headers.getOrDefault("transfer-encoding", "");
            if (coding.toLowerCase(Locale.ROOT).contains("chunked")) {
                chunks(in, body, max);
            } else {
                copy(in, body, Math.min(max, length()));
            }
        } catch (IOException brokeOff) {
            return body.toString(StandardCharsets.UTF_8); // the status has said what counts
        }
        return body.toString(StandardCharsets.UTF_8);
    }

    private int length() {
        try {
            return Math.max(0, Integer.parseInt(headers.getOrDefault("content-length", "x")));
        } catch (NumberFormatException unknown) {
            return status == 204 || status == 304 ? 0 : Integer.MAX_VALUE;
        }
    }

    private static void chunks(InputStream in, ByteArrayOutputStream body, int max) throws IOException {
        int[] left = {MAX_HEAD};
        while (body.size() < max) {
            String line = line(in, left);
            int end = line.indexOf(';');
            int size;
            try {
                size = Integer.parseInt((end < 0 ? line : line.substring(0, end)).strip(), 16);
            } catch (NumberFormatException broken) {
                return;
            }
            if (size <= 0) {
                return;
            }
            copy(in, body, Math.min(size, max - body.size()));
            line(in, left);
        }
    }

    private static void copy(InputStream in, ByteArrayOutputStream body, int count) throws IOException {
        byte[] part = new byte[1024];
        int left = count;
        while (left > 0) {
            int read = in.read(part, 0, Math.min(part.length, left));
            if (read < 0) {
                return;
            }
            body.write(part, 0, read);
            left -= read;
        }
    }
}
