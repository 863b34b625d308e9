package io.tbot.engine.alert.channel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server of mail on loopback that answers each command by its table, and falls silent at one of them: {@code BANNER},
 * {@code TLS} (the handshake), a command, or {@code .} at the end of a message.
 */
final class ScriptedSmtp implements AutoCloseable {
    /** What came, the lines of messages behind a bar. */
    final List<String> lines = new CopyOnWriteArrayList<>();

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket server;
    private final String silentAt;
    private final UnaryOperator<String> answers;
    private @Nullable SSLContext tls;
    private String offers = "250-AUTH PLAIN\r\n250 8BITMIME";

    /** @param answers what to say to a command; empty for the usual */
    ScriptedSmtp(InetAddress address, String silentAt, UnaryOperator<String> answers) throws IOException {
        this.server = new ServerSocket(0, 10, address);
        this.silentAt = silentAt;
        this.answers = answers;
    }

    static ScriptedSmtp on(String silentAt, UnaryOperator<String> answers) throws IOException {
        return new ScriptedSmtp(InetAddress.getByName("127.0.0.1"), silentAt, answers).start();
    }

    static ScriptedSmtp answering(UnaryOperator<String> answers) throws IOException {
        return on("", answers);
    }

    /** What it offers after its name. */
    ScriptedSmtp offering(String extensions) {
        offers = extensions;
        return this;
    }

    /** Lets a client begin TLS. */
    ScriptedSmtp withTls(SSLContext context) {
        tls = context;
        offers = "250-STARTTLS\r\n250-AUTH PLAIN\r\n250 8BITMIME";
        return this;
    }

    ScriptedSmtp start() {
        Thread thread = new Thread(this::accept, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread thread = new Thread(() -> serve(socket), "scripted-smtp-session");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException end) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            String own = answers.apply("BANNER");
            say(socket, "BANNER", own.isEmpty() ? "220 scripted" : own);
            talk(socket);
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    private void talk(Socket socket) throws IOException, InterruptedException {
        InputStream in = socket.getInputStream();
        for (String line = line(in); line != null; line = line(in)) {
            lines.add(line);
            String word = line.split(" ")[0];
            String own = answers.apply(line);
            String answer = own.isEmpty() ? usual(word) : own;
            say(socket, word, answer);
            if (answer.startsWith("421")) {
                return;
            }
            if (word.equals("STARTTLS") && answer.startsWith("220") && tls != null) {
                talk(secured(socket, tls));
                return;
            }
            if (word.equals("DATA") && answer.startsWith("354")) {
                String end = body(in) ? answers.apply(".") : "";
                say(socket, ".", end.isEmpty() ? "250 taken" : end);
            } else if (word.equals("QUIT")) {
                return;
            }
        }
    }

    private String usual(String word) {
        return switch (word) {
            case "EHLO" -> "250-scripted\r\n" + offers;
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "STARTTLS" -> tls == null ? "502 no" : "220 go on";
            default -> "250 fine";
        };
    }

    private SSLSocket secured(Socket socket, SSLContext context) throws IOException, InterruptedException {
        if (silentAt.equals("TLS")) {
            beSilent();
        }
        SSLSocket secured = (SSLSocket) context.getSocketFactory()
                .createSocket(socket, socket.getInetAddress().getHostAddress(), socket.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private boolean body(InputStream in) throws IOException {
        String body = line(in);
        while (body != null && !body.equals(".")) {
            lines.add("| " + body);
            body = line(in);
        }
        return body != null;
    }

    private void say(Socket socket, String at, String text) throws IOException, InterruptedException {
        if (at.equals(silentAt)) {
            beSilent();
        }
        socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static void beSilent() throws IOException, InterruptedException {
        Thread.sleep(60_000);
        throw new IOException("silent");
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    int port() {
        return server.getLocalPort();
    }

    /** How often a recipient was named to it. */
    long named(String recipient) {
        return lines.stream()
                .filter(line -> line.equals("RCPT TO:<" + recipient + ">"))
                .count();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
