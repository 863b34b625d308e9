package io.tbot.testapp.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver on loopback that notes when each message came and what it said. */
final class AlertReceiver implements AutoCloseable {
    /** One message. */
    record Got(long epochMicros, String path, String body) {}

    final List<Got> all = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    AlertReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** In microseconds since 1970, from the headers on: a little after the first byte. */
    private void take(HttpExchange exchange) throws IOException {
        long micros = micros();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        all.add(new Got(micros, exchange.getRequestURI().getPath(), body));
        byte[] answer = "ok".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().contains("enqueue") ? 202 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    /** Notes what came some other way. */
    void take(String path, String body) {
        all.add(new Got(micros(), path, body));
    }

    private static long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }

    /** The most messages of a path that came within any such time. */
    int mostWithin(String path, long millis) {
        long[] at = all.stream()
                .filter(got -> got.path().startsWith(path))
                .mapToLong(Got::epochMicros)
                .sorted()
                .toArray();
        int most = 0;
        for (int from = 0, to = 0; to < at.length; to++) {
            while (at[to] - at[from] >= millis * 1_000) {
                from++;
            }
            most = Math.max(most, to - from + 1);
        }
        return most;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
