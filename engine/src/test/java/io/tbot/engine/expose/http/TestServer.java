package io.tbot.engine.expose.http;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on a free loopback port, with raw sockets to talk to it. */
final class TestServer implements AutoCloseable {
    /** More than the kernel takes for a client that reads nothing. */
    private static final byte[] BIG = new byte[16 << 20];

    static final String TOKEN = "a-token-for-the-tests";

    final Router router = new Router()
            .get("/metrics", r -> Response.text(200, "tbot_x 1\n".repeat(200)))
            .get("/big", r -> Response.of(200, "application/octet-stream", BIG))
            .get("/echo/*", r -> Response.text(200, r.path() + " " + r.parameter("a")))
            .get("/fails", r -> {
                throw new IllegalStateException("secret");
            })
            .post("/echo", r -> Response.of(200, "text/plain", r.body()))
            .delete("/echo", r -> Response.text(204, ""));
    final List<String> log = Collections.synchronizedList(new ArrayList<>());
    final HttpServer server;
    final Bound bound;

    TestServer() {
        this(Limits.STANDARD);
    }

    TestServer(Limits limits) {
        this(limits, Access.generated(TOKEN, List.of("bot.example")), "127.0.0.1");
    }

    TestServer(Limits limits, Access access, String address) {
        server = new HttpServer(new Listen(address, 0), router, access, log::add, limits);
        bound = server.start();
    }

    Socket connect() throws IOException {
        Socket socket = new Socket("127.0.0.1", bound.port());
        socket.setSoTimeout(20_000);
        return socket;
    }

    Socket send(String text) throws IOException {
        Socket socket = connect();
        write(socket, text);
        return socket;
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** What the server answers until it closes. */
    String exchange(String text) throws IOException {
        try (Socket socket = send(text)) {
            return rest(socket);
        }
    }

    static String rest(Socket socket) throws IOException {
        StringBuilder all = new StringBuilder();
        byte[] buffer = new byte[8192];
        try {
            for (int n = socket.getInputStream().read(buffer);
                    n >= 0;
                    n = socket.getInputStream().read(buffer)) {
                all.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            }
        } catch (SocketException e) {
            all.append("[reset]");
        }
        return all.toString();
    }

    String get(String path, String... fields) throws IOException {
        return request("GET", path, fields);
    }

    String request(String method, String path, String... fields) throws IOException {
        return exchange(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + String.join("", List.of(fields).stream().map(f -> f + "\r\n").toList()) + "\r\n");
    }

    static String status(String answer) {
        return answer.length() < 12 ? answer : answer.substring(9, 12);
    }

    long rejected(Rejection reason) {
        return server.snapshot().rejected().get(reason);
    }

    @Override
    public void close() {
        server.close();
    }
}
