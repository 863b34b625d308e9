package io.tbot.engine.alert.channel;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** What a network and a receiver can do to a channel, each on a real socket, and of which class that is. */
final class ChannelFaults {
    /** What must come of it. */
    enum Kind {
        DONE,
        RETRY,
        GONE,
        PERMANENT
    }

    /** Where a fault is; it lasts until it is closed. */
    record Site(boolean secure, boolean trusted, String host, int port, Closeable what) {
        String url() {
            return (secure ? "https://" : "http://") + host + ":" + port + "/hook";
        }
    }

    /** Builds the site of a fault. */
    interface Opening {
        Site open() throws IOException, GeneralSecurityException;
    }

    /**
     * One fault.
     *
     * @param afterMillis how long the receiver asks to be left alone
     */
    record Fault(String name, Kind kind, long afterMillis, Opening http) {}

    private ChannelFaults() {}

    static List<Fault> http() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("name not known", Kind.RETRY, 0, ChannelFaults::unknown));
        faults.add(new Fault("connection refused", Kind.RETRY, 0, ChannelFaults::refused));
        faults.add(new Fault("packets swallowed", Kind.RETRY, 0, ChannelFaults::deaf));
        faults.add(new Fault("reset halfway", Kind.RETRY, 0, () -> plain(ChannelFaults::resetInBody)));
        faults.add(new Fault("TLS: expired", Kind.RETRY, 0, () -> secured("expired", true)));
        faults.add(new Fault("TLS: not trusted", Kind.RETRY, 0, () -> secured("good", false)));
        faults.add(new Fault("TLS: another host's", Kind.RETRY, 0, () -> secured("other", true)));
        faults.add(new Fault("an answer by the byte", Kind.DONE, 0, () -> plain(ChannelFaults::drip)));
        faults.add(status(202, Kind.DONE));
        faults.add(status(204, Kind.DONE));
        faults.add(
                new Fault("301 in a circle", Kind.GONE, 0, () -> plain(ScriptedHttp.status(301, "Location: /hook"))));
        faults.add(status(400, Kind.PERMANENT));
        faults.add(status(401, Kind.GONE));
        faults.add(new Fault("403 invalid_token", Kind.GONE, 0, () -> plain(ScriptedHttp.reply(403, "invalid_token"))));
        faults.add(new Fault("404 no_service", Kind.GONE, 0, () -> plain(ScriptedHttp.reply(404, "no_service"))));
        faults.add(status(408, Kind.RETRY));
        faults.add(new Fault(
                "410 channel_is_archived", Kind.GONE, 0, () -> plain(ScriptedHttp.reply(410, "channel_is_archived"))));
        faults.add(status(413, Kind.PERMANENT));
        faults.add(status(425, Kind.RETRY));
        faults.add(status(429, Kind.RETRY));
        faults.add(later("429, in seconds", 7_000, "7"));
        faults.add(new Fault("429, by date", Kind.RETRY, 90_000, () -> plain(ChannelFaults::tooManyUntil)));
        faults.add(later("429, absurd", Answer.MAX_AFTER_MILLIS, "99999999999999"));
        faults.add(status(500, Kind.RETRY));
        faults.add(status(502, Kind.RETRY));
        faults.add(status(503, Kind.RETRY));
        faults.add(new Fault(
                "JSON that is none", Kind.RETRY, 0, () -> plain(ScriptedHttp.reply(503, "{\"retry_after\": "))));
        faults.add(new Fault("a body of 10 MB", Kind.DONE, 0, () -> plain(ChannelFaults::tenMegabytes)));
        faults.add(new Fault("half closed", Kind.RETRY, 0, () -> plain((socket, out) -> socket.shutdownOutput())));
        faults.add(new Fault("IPv6 only", Kind.DONE, 0, ChannelFaults::six));
        faults.add(status(407, Kind.GONE));
        return faults;
    }

    /** Those that are of a network, as a server of mail has them. */
    static List<Fault> mail() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("name not known", Kind.RETRY, 0, ChannelFaults::unknown));
        faults.add(new Fault("connection refused", Kind.RETRY, 0, ChannelFaults::refused));
        faults.add(new Fault("packets swallowed", Kind.RETRY, 0, ChannelFaults::deaf));
        faults.add(new Fault("reset halfway", Kind.RETRY, 0, () -> raw(ChannelFaults::resetAfterBanner)));
        faults.add(new Fault("TLS: expired", Kind.RETRY, 0, () -> secured("expired", true)));
        faults.add(new Fault("TLS: not trusted", Kind.RETRY, 0, () -> secured("good", false)));
        faults.add(new Fault("TLS: another host's", Kind.RETRY, 0, () -> secured("other", true)));
        faults.add(new Fault(
                "an answer by the byte",
                Kind.RETRY,
                0,
                () -> raw((socket, out) -> {
                    for (int i = 0; i < 600; i++) {
                        out.write('2');
                        Thread.sleep(100);
                    }
                })));
        faults.add(new Fault(
                "half closed",
                Kind.RETRY,
                0,
                () -> raw((socket, out) -> {
                    out.write(bytes("220 here\r\n"));
                    socket.shutdownOutput();
                    Thread.sleep(60_000);
                })));
        faults.add(new Fault("IPv6 only", Kind.DONE, 0, () -> {
            ScriptedSmtp server = new ScriptedSmtp(InetAddress.getByName("::1"), "", line -> "").start();
            return new Site(false, true, "[::1]", server.port(), server::close);
        }));
        return faults;
    }

    private static Fault status(int status, Kind kind) {
        ScriptedHttp.Script script = status == 204
                ? (socket, out) -> out.write(bytes("HTTP/1.1 204 No Content\r\n\r\n"))
                : ScriptedHttp.status(status);
        return new Fault(Integer.toString(status), kind, 0, () -> plain(script));
    }

    private static Fault later(String name, long afterMillis, String header) {
        return new Fault(
                name, Kind.RETRY, afterMillis, () -> plain(ScriptedHttp.status(429, "Retry-After: " + header)));
    }

    private static Site unknown() {
        return new Site(false, true, "nobody.invalid", 9, () -> {});
    }

    private static Site refused() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return new Site(false, true, "127.0.0.1", free.getLocalPort(), () -> {});
        }
    }

    /** Nobody accepts, and there is no room left to wait in. */
    private static Site deaf() throws IOException {
        List<Closeable> all = new ArrayList<>();
        ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        all.add(deaf);
        for (int i = 0; i < 8; i++) {
            Socket socket = new Socket();
            all.add(socket);
            try {
                socket.connect(deaf.getLocalSocketAddress(), 200);
            } catch (IOException full) {
                break;
            }
        }
        return new Site(false, true, "127.0.0.1", deaf.getLocalPort(), () -> {
            for (Closeable each : all) {
                each.close();
            }
        });
    }

    private static Site plain(ScriptedHttp.Script script) throws IOException {
        ScriptedHttp server = ScriptedHttp.on(script);
        return new Site(false, true, "127.0.0.1", server.port(), server::close);
    }

    private static Site secured(String certificate, boolean trusted) throws IOException, GeneralSecurityException {
        ServerSocket socket = TestTls.context(certificate)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        ScriptedHttp server = new ScriptedHttp(socket, ScriptedHttp.status(200));
        return new Site(true, trusted, "127.0.0.1", server.port(), server::close);
    }

    private static Site six() throws IOException {
        ScriptedHttp server =
                new ScriptedHttp(new ServerSocket(0, 50, InetAddress.getByName("::1")), ScriptedHttp.status(200));
        return new Site(false, true, "[::1]", server.port(), server::close);
    }

    /** A server that speaks first, and says what it likes. */
    private static Site raw(ScriptedHttp.Script script) throws IOException {
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        Thread thread = new Thread(
                () -> {
                    while (!server.isClosed()) {
                        try {
                            Socket socket = server.accept();
                            Thread session = new Thread(() -> serve(socket, script), "raw-session");
                            session.setDaemon(true);
                            session.start();
                        } catch (IOException end) {
                            return;
                        }
                    }
                },
                "raw");
        thread.setDaemon(true);
        thread.start();
        return new Site(false, true, "127.0.0.1", server.getLocalPort(), server);
    }

    private static void serve(Socket socket, ScriptedHttp.Script script) {
        try (socket) {
            script.answer(socket, socket.getOutputStream());
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    private static void tooManyUntil(Socket socket, OutputStream out) throws IOException, InterruptedException {
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                Instant.now().plusSeconds(90).atOffset(ZoneOffset.UTC));
        ScriptedHttp.status(429, "Retry-After: " + date).answer(socket, out);
    }

    private static void resetInBody(Socket socket, OutputStream out) throws IOException, InterruptedException {
        out.write(bytes("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nabc"));
        out.flush();
        Thread.sleep(50);
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void resetAfterBanner(Socket socket, OutputStream out) throws IOException, InterruptedException {
        out.write(bytes("220 here\r\n25"));
        out.flush();
        Thread.sleep(50);
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void drip(Socket socket, OutputStream out) throws IOException, InterruptedException {
        out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
        for (int i = 0; i < 60; i++) {
            out.write('x');
            out.flush();
            Thread.sleep(1_000);
        }
    }

    private static void tenMegabytes(Socket socket, OutputStream out) throws IOException {
        out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n"));
        byte[] part = new byte[65_536];
        for (int i = 0; i < 160; i++) {
            out.write(part);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
