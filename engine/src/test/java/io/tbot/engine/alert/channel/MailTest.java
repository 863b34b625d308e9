package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {
    private static final Notification ALERT = Samples.one("n1", "mail", Severity.CRITICAL, true);

    private final Guard guard = new Guard(new Patience(5_000, 500, 500, 5_000));

    private Mail mail(int port, String tls, @Nullable Secret user, @Nullable Secret password, String... to) {
        return new Mail(
                new MailSettings("127.0.0.1", port, tls, false, user, password, false, "bot@example.net", List.of(to)),
                guard,
                null);
    }

    private static Message message() {
        return new Message(ALERT, null);
    }

    /** A server that answers each command by its table, and falls silent at one of them. */
    private static final class ScriptedSmtp implements AutoCloseable {
        final List<String> commands = new CopyOnWriteArrayList<>();
        private final ServerSocket server = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        private final String silentAt;
        private final java.util.function.UnaryOperator<String> answers;

        ScriptedSmtp(String silentAt, java.util.function.UnaryOperator<String> answers) throws IOException {
            this.silentAt = silentAt;
            this.answers = answers;
            Thread thread = new Thread(
                    () -> {
                        while (!server.isClosed()) {
                            try (Socket socket = server.accept()) {
                                talk(socket);
                            } catch (IOException | InterruptedException next) {
                                continue;
                            }
                        }
                    },
                    "scripted-smtp");
            thread.setDaemon(true);
            thread.start();
        }

        private void talk(Socket socket) throws IOException, InterruptedException {
            java.io.BufferedReader in = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            say(socket, "BANNER", "220 scripted");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                commands.add(line);
                String word = line.split(" ")[0];
                String own = answers.apply(line);
                String answer = switch (word) {
                    case "EHLO" -> "250-scripted\r\n250-AUTH PLAIN\r\n250 8BITMIME";
                    case "AUTH" -> "235 welcome";
                    case "DATA" -> "354 go on";
                    default -> "250 fine";
                };
                say(socket, word, own.isEmpty() ? answer : own);
                if (word.equals("DATA") && (own.isEmpty() || own.startsWith("354"))) {
                    String body = in.readLine();
                    while (body != null && !body.equals(".")) {
                        commands.add("| " + body);
                        body = in.readLine();
                    }
                    String end = answers.apply(".");
                    say(socket, ".", end.isEmpty() ? "250 taken" : end);
                }
            }
        }

        private void say(Socket socket, String at, String text) throws IOException, InterruptedException {
            if (at.equals(silentAt)) {
                Thread.sleep(3_000);
                throw new IOException("silent");
            }
            socket.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }

        int port() {
            return server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void arrivesAsWrittenAtARealServer() throws Exception {
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            Answer answer = mail(server.getSmtp().getPort(), "none", null, null, "a@example.net", "b@example.net")
                    .send(message(), Samples.START);

            assertThat(answer).isEqualTo(Answer.done());
            MimeMessage[] received = server.getReceivedMessages();
            assertThat(received).hasSize(2);
            assertThat(received[0].getSubject()).isEqualTo("[T-Bot Alert] CRITICAL: Order ack p99 0.812 on kraken");
            assertThat(received[0].getMessageID()).startsWith("<n1.").endsWith("@example.net>");
            assertThat(new String(received[0].getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("value 0.8125, threshold 0.5, since 2026-11-26T10:00:00Z")
                    .contains("Acks are slow <b>&</b> \"late\"");
        } finally {
            server.stop();
        }
    }

    @Test
    void logsInWithWhatTheFileHolds() throws Exception {
        Path file = Files.createTempFile("smtp", ".txt");
        Files.writeString(file, "s3cret\n");
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        server.setUser("bot@example.net", "bot", "s3cret");
        try {
            int port = server.getSmtp().getPort();
            Secret right = Secret.of("${file:" + file + "}");
            assertThat(mail(port, "none", Secret.of("bot"), right, "a@example.net")
                            .send(message(), 0))
                    .isEqualTo(Answer.done());

            Files.writeString(file, "wrong");
            Answer refused =
                    mail(port, "none", Secret.of("bot"), right, "a@example.net").send(message(), 0);
            assertThat(refused.channelGone()).isTrue();
            assertThat(refused.toString()).doesNotContain("wrong");
        } finally {
            server.stop();
            Files.delete(file);
        }
    }

    /** F-18: the connection had no timeout. */
    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void f18_aServerThatFallsSilentHoldsNobodyForLong(String phase) throws Exception {
        Path file = Files.createTempFile("smtp", ".txt");
        Files.writeString(file, "s3cret");
        try (ScriptedSmtp server = new ScriptedSmtp(phase, line -> "")) {
            long began = System.nanoTime();
            Secret password = Secret.of("${file:" + file + "}");
            Answer answer = mail(server.port(), "none", Secret.of("bot"), password, "a@example.net")
                    .send(message(), 0);

            assertThat(answer.kind()).as(answer.toString()).isEqualTo(Answer.Kind.RETRY);
            assertThat(System.nanoTime() - began).isLessThan(2_500_000_000L);
        } finally {
            Files.delete(file);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "MAIL, 451 greylisted, RETRY",
        "MAIL, 550 no, PERMANENT",
        "RCPT, 450 greylisted, RETRY",
        "RCPT, 550 unknown, PERMANENT",
        "DATA, 451 later, RETRY",
        "DATA, 554 no, PERMANENT",
        "., 452 full, RETRY",
        "., 552 too big, PERMANENT",
        "MAIL, 421 busy, RETRY"
    })
    void theCodeSaysWhetherToTryAgain(String command, String answer, Answer.Kind kind) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp("", line -> line.split(" ")[0].equals(command) ? answer : "")) {
            Answer got =
                    mail(server.port(), "none", null, null, "a@example.net").send(message(), 0);

            assertThat(got.kind()).as(got.toString()).isEqualTo(kind);
        }
    }

    @Test
    void whoHasItIsNotSentItAgainWhenAnotherWasPutOff() throws Exception {
        List<String> putOff = new ArrayList<>(List.of("RCPT TO:<b@example.net>"));
        try (ScriptedSmtp server = new ScriptedSmtp("", line -> putOff.contains(line) ? "450 greylisted" : "")) {
            Mail mail = mail(server.port(), "none", null, null, "a@example.net", "b@example.net");
            Message message = message();
            assertThat(mail.send(message, 0).kind()).isEqualTo(Answer.Kind.RETRY);
            putOff.clear();
            server.commands.clear();

            assertThat(mail.send(message, 0)).isEqualTo(Answer.done());
            assertThat(server.commands).contains("RCPT TO:<b@example.net>").doesNotContain("RCPT TO:<a@example.net>");
        }
    }

    @Test
    void aServerWithoutTlsGetsNoPassword() throws Exception {
        Path file = Files.createTempFile("smtp", ".txt");
        Files.writeString(file, "s3cret");
        try (ScriptedSmtp server = new ScriptedSmtp("", line -> "")) {
            Secret password = Secret.of("${file:" + file + "}");
            Answer answer = mail(server.port(), "starttls", Secret.of("bot"), password, "a@example.net")
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.gone("the server offers no STARTTLS"));
            assertThat(server.commands).noneMatch(line -> line.startsWith("AUTH"));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void aPortWhereNobodyListensIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        assertThat(mail(port, "none", null, null, "a@example.net").send(message(), 0))
                .isEqualTo(Answer.retry("connection refused"));
    }
}
