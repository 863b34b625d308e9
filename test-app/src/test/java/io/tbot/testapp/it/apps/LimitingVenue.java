package io.tbot.testapp.it.apps;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A REST server on loopback whose clock is ahead and who tells its limits: {@code /weighed} as Binance does,
 * {@code /counted} as many do, {@code /limited} refuses with 429 and {@code /banned} with 418.
 */
final class LimitingVenue {
    static final long AHEAD_NANOS = 7_250_000_000L;

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private int weight = 100;
    private int remaining = 151;

    LimitingVenue() throws IOException {
        Thread thread = new Thread(this::serve, "limiting venue");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (true) {
            try (Socket socket = server.accept()) {
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
                String path = in.readLine().split(" ")[1];
                String line = in.readLine();
                while (!line.isEmpty()) {
                    line = in.readLine();
                }
                socket.getOutputStream().write(answer(path).getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
        }
    }

    private String answer(String path) {
        String date = DATE.format(ZonedDateTime.now(ZoneOffset.UTC).plusNanos(AHEAD_NANOS));
        String common = "\r\nDate: " + date + "\r\nSet-Cookie: session=planted-secret\r\nConnection: close\r\n";
        switch (path) {
            case "/weighed" -> weight += 20;
            case "/counted" -> remaining--;
            case "/limited" -> weight += 5;
            default -> {}
        }
        String weighed = "X-MBX-USED-WEIGHT: " + weight + "\r\nx-mbx-used-weight-1m: " + weight
                + "\r\nX-MBX-ORDER-COUNT-1D: 7\r\n";
        String counted = "X-RateLimit-Limit: 200\r\nX-RateLimit-Remaining: " + remaining + "\r\nX-RateLimit-Reset: "
                + (ZonedDateTime.now(ZoneOffset.UTC).plusNanos(AHEAD_NANOS).toEpochSecond() + 600) + "\r\n";
        String body = "Content-Length: 2\r\n\r\n{}";
        return switch (path) {
            case "/weighed" -> "HTTP/1.1 200 OK" + common + weighed + body;
            case "/counted" -> "HTTP/1.1 200 OK" + common + counted + body;
            case "/limited" -> "HTTP/1.1 429 Too Many Requests" + common + weighed + "Retry-After: 120\r\n" + body;
            case "/banned" -> "HTTP/1.1 418 Teapot" + common + "Retry-After: 300\r\n" + body;
            default -> "HTTP/1.1 404 Not Found" + common + body;
        };
    }
}
