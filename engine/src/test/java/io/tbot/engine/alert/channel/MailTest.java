package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mail over real sockets, against a real server and scripted ones. */
class MailTest {
    private static final Notification ALERT = Samples.one("n1", "mail", Severity.CRITICAL, true);

    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

    @TempDir
    private Path folder;

    private final Guard guard = new Guard(new Patience(5_000, 10_000, 500, 20_000));

    private Mail mail(int port, String tls, @Nullable Secret user, @Nullable Secret password, String... to)
            throws Exception {
        return new Mail(settings(port, tls, user, password, to), guard, TestTls.trust());
    }

    private static MailSettings settings(
            int port, String tls, @Nullable Secret user, @Nullable Secret password, String... to) {
        return new MailSettings("127.0.0.1", port, tls, false, user, password, false, "bot@example.net", List.of(to));
    }

    private static Message message() {
        return new Message(ALERT, null);
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
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        server.setUser("bot@example.net", "bot", "s3cret");
        try {
            int port = server.getSmtp().getPort();
            Mail mail = mail(port, "none", Secret.of("bot"), password("s3cret\n"), "a@example.net");
            assertThat(mail.send(message(), 0)).isEqualTo(Answer.done());

            password("wrong");
            Answer refused = mail.send(message(), 0);
            assertThat(refused.channelGone()).isTrue();
            assertThat(refused.toString()).doesNotContain("wrong");
        } finally {
            server.stop();
        }
    }

    /** F-18: the connection had no timeout. */
    @ParameterizedTest
    @ValueSource(strings = {"BANNER", "EHLO", "STARTTLS", "TLS", "AUTH", "MAIL", "RCPT", "DATA", "."})
    void f18_aServerThatFallsSilentHoldsNobodyForLong(String phase) throws Exception {
        String tls = phase.contains("TLS") ? "starttls" : "none";
        try (ScriptedSmtp server = new ScriptedSmtp(LOOPBACK, phase, line -> "")
                .withTls(TestTls.context("good"))
                .start()) {
            Guard impatient = new Guard(new Patience(1_000, 200, 200, 3_000));
            MailSettings settings = settings(server.port(), tls, Secret.of("bot"), password("s3cret"), "a@example.net");
            long began = System.nanoTime();
            Answer answer = new Mail(settings, impatient, TestTls.trust()).send(message(), 0);

            assertThat(answer.kind()).as(answer.toString()).isEqualTo(Answer.Kind.RETRY);
            assertThat(System.nanoTime() - began).isLessThan(4_000_000_000L);
        }
    }

    /** One byte now and then keeps every read timeout from passing. */
    @ParameterizedTest
    @ValueSource(strings = {"none", "smtps"})
    void f18_aServerThatAnswersByTheByteHasAsMuchTimeAsAnyOther(String tls) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 5, LOOPBACK)) {
            Thread dripping = new Thread(() -> drip(server));
            dripping.setDaemon(true);
            dripping.start();
            Guard impatient = new Guard(new Patience(1_000, 500, 500, 1_000));
            long began = System.nanoTime();
            Answer answer = new Mail(settings(server.getLocalPort(), tls, null, null, "a@example.net"), impatient, null)
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.retry("its time ran out"));
            assertThat(System.nanoTime() - began).isBetween(900_000_000L, 3_500_000_000L);
        }
    }

    private static void drip(ServerSocket server) {
        try (Socket socket = server.accept()) {
            socket.getOutputStream().write(0x16);
            while (true) {
                socket.getOutputStream().write(3);
                Thread.sleep(100);
            }
        } catch (IOException | InterruptedException gone) {
            return;
        }
    }

    @ParameterizedTest
    @CsvSource({
        "BANNER, 554 go away, PERMANENT",
        "BANNER, 421 busy, RETRY",
        "EHLO, 421 busy, RETRY",
        "MAIL, 451 greylisted, RETRY",
        "MAIL, 452 full, RETRY",
        "MAIL, 550 no, PERMANENT",
        "MAIL, 553 not you, PERMANENT",
        "RCPT, 450 greylisted, RETRY",
        "RCPT, 451 greylisted, RETRY",
        "RCPT, 452 too many, RETRY",
        "RCPT, 550 unknown, PERMANENT",
        "RCPT, 551 elsewhere, PERMANENT",
        "RCPT, 553 no, PERMANENT",
        "DATA, 451 later, RETRY",
        "DATA, 554 no, PERMANENT",
        "., 451 later, RETRY",
        "., 452 full, RETRY",
        "., 552 too big, PERMANENT",
        "., 554 spam, PERMANENT",
        "MAIL, 421 busy, RETRY",
        "RCPT, 421 busy, RETRY",
        "., 421 busy, RETRY"
    })
    void theCodeSaysWhetherToTryAgain(String command, String answer, Answer.Kind kind) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> line.split(" ")[0].equals(command) ? answer : "")) {
            Answer got =
                    mail(server.port(), "none", null, null, "a@example.net").send(message(), 0);

            assertThat(got.kind()).as(got.toString()).isEqualTo(kind);
        }
    }

    @Test
    void whoHasItIsNotSentItAgainWhenAnotherWasPutOff() throws Exception {
        List<String> putOff = new CopyOnWriteArrayList<>(List.of("RCPT TO:<b@example.net>"));
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> putOff.contains(line) ? "450 greylisted" : "")) {
            Mail mail = mail(server.port(), "none", null, null, "a@example.net", "b@example.net");
            Message message = message();
            assertThat(mail.send(message, 0)).isEqualTo(Answer.retry("put off with 450"));
            putOff.clear();

            assertThat(mail.send(message, 0)).isEqualTo(Answer.done());
            assertThat(server.named("a@example.net")).isEqualTo(1);
            assertThat(server.named("b@example.net")).isEqualTo(2);
        }
    }

    @Test
    void mayBeTurnedToOthers() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> "")) {
            Channel boss =
                    mail(server.port(), "none", null, null, "a@example.net").to(List.of("boss@example.net"));

            assertThat(boss.send(message(), 0)).isEqualTo(Answer.done());
            assertThat(server.named("boss@example.net")).isEqualTo(1);
            assertThat(server.named("a@example.net")).isZero();
        }
    }

    @Test
    void whoIsUnknownDoesNotKeepTheOthersFromIt() throws Exception {
        try (ScriptedSmtp server =
                ScriptedSmtp.answering(line -> line.equals("RCPT TO:<b@example.net>") ? "550 unknown" : "")) {
            Answer answer = mail(server.port(), "none", null, null, "a@example.net", "b@example.net")
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.done("1 of 2 parts: refused with 550"));
            assertThat(server.lines).contains("DATA");
        }
    }

    @Test
    void oneWhoHasItOneUnknownOneLaterIsOneMailForEachWhoCanBeTold() throws Exception {
        List<String> later = new CopyOnWriteArrayList<>(List.of("RCPT TO:<c@example.net>"));
        try (ScriptedSmtp server = ScriptedSmtp.answering(line ->
                later.contains(line) ? "451 later" : line.equals("RCPT TO:<b@example.net>") ? "550 unknown" : "")) {
            Mail mail = mail(server.port(), "none", null, null, "a@example.net", "b@example.net", "c@example.net");
            Message message = message();
            assertThat(mail.send(message, 0).kind()).isEqualTo(Answer.Kind.RETRY);
            later.clear();
            assertThat(mail.send(message, 0)).isEqualTo(Answer.done("1 of 3 parts: refused with 550"));

            assertThat(server.named("a@example.net")).isEqualTo(1);
            assertThat(server.named("b@example.net")).isEqualTo(1);
            assertThat(server.named("c@example.net")).isEqualTo(2);
        }
    }

    @Test
    void whereNobodyCanEverBeToldItIsRefused() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> line.startsWith("RCPT") ? "550 unknown" : "")) {
            Answer answer = mail(server.port(), "none", null, null, "a@example.net", "b@example.net")
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.permanent("refused with 550"));
            assertThat(server.lines).doesNotContain("DATA");
        }
    }

    @Test
    void aServerWithoutTlsGetsNoPassword() throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> "")) {
            Answer answer = mail(server.port(), "starttls", Secret.of("bot"), password("s3cret"), "a@example.net")
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.gone("the server offers no STARTTLS"));
            assertThat(server.lines).noneMatch(line -> line.startsWith("AUTH"));
        }
    }

    @ParameterizedTest
    @CsvSource({"good, true, DONE", "good, false, RETRY", "other, true, RETRY", "expired, true, RETRY"})
    void onlyACertificateThatIsTrustedValidAndOfThatHostGetsAPassword(
            String certificate, boolean trusted, Answer.Kind kind) throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(LOOPBACK, "", line -> "")
                .withTls(TestTls.context(certificate))
                .start()) {
            MailSettings settings =
                    settings(server.port(), "starttls", Secret.of("bot"), password("s3cret"), "a@example.net");
            Answer answer = new Mail(settings, guard, trusted ? TestTls.trust() : null).send(message(), 0);

            assertThat(answer.kind()).as(answer.toString()).isEqualTo(kind);
            assertThat(server.lines.stream().anyMatch(line -> line.startsWith("AUTH")))
                    .isEqualTo(kind == Answer.Kind.DONE);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "AUTH CRAM-MD5 PLAIN, AUTH CRAM-MD5",
        "AUTH PLAIN LOGIN, AUTH PLAIN AGJvdABzM2NyZXQ=",
        "AUTH LOGIN, AUTH LOGIN"
    })
    void itLogsInByTheBestThatIsOffered(String offered, String first) throws Exception {
        String challenge = "<1896.697170952@postoffice.example>";
        String answer = base64("bot " + MailLogin.answer(challenge.getBytes(StandardCharsets.US_ASCII), "s3cret"));
        try (ScriptedSmtp server = new ScriptedSmtp(LOOPBACK, "", line -> switch (line) {
                    case "AUTH CRAM-MD5" -> "334 " + base64(challenge);
                    case "AUTH LOGIN" -> "334 VXNlcm5hbWU6";
                    case "Ym90" -> "334 UGFzc3dvcmQ6";
                    case "czNjcmV0" -> "235 welcome";
                    default -> line.equals(answer) ? "235 welcome" : line.startsWith("Ym90I") ? "535 wrong" : "";
                })
                .offering("250 " + offered)
                .start()) {
            Answer sent = mail(server.port(), "none", Secret.of("bot"), password("s3cret"), "a@example.net")
                    .send(message(), 0);

            assertThat(sent).isEqualTo(Answer.done());
            assertThat(server.lines).contains(first);
        }
    }

    @Test
    void aTokenIsShownAsXoauth2() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(LOOPBACK, "", line -> "")
                .offering("250 AUTH XOAUTH2")
                .start()) {
            MailSettings settings = new MailSettings(
                    "127.0.0.1",
                    server.port(),
                    "none",
                    false,
                    Secret.of("bot"),
                    password("t0ken"),
                    true,
                    "bot@example.net",
                    List.of("a@example.net"));
            assertThat(new Mail(settings, guard, null).send(message(), 0)).isEqualTo(Answer.done());

            String shown = base64("user=bot\u0001auth=Bearer t0ken\u0001\u0001");
            assertThat(server.lines).contains("AUTH XOAUTH2 " + shown);
        }
    }

    @ParameterizedTest
    @CsvSource({"535 wrong, GONE", "534 weak, GONE", "454 later, RETRY", "421 busy, RETRY"})
    void aLogInThatFailsForGoodMeansThatTheChannelIsDown(String code, String kind) throws Exception {
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> line.startsWith("AUTH") ? code : "")) {
            Answer answer = mail(server.port(), "none", Secret.of("bot"), password("s3cret"), "a@example.net")
                    .send(message(), 0);

            assertThat(answer.channelGone() ? "GONE" : answer.kind().name())
                    .as(answer.toString())
                    .isEqualTo(kind);
            assertThat(answer.toString()).doesNotContain("s3cret");
        }
    }

    /** A lost connection after all was said may be a mail that arrived: the same id lets a reader see that. */
    @Test
    void theSameMessageHasTheSameIdAndPlaceInItsThreadAtEachAttempt() throws Exception {
        List<String> answers = new CopyOnWriteArrayList<>(List.of("451 later"));
        try (ScriptedSmtp server =
                ScriptedSmtp.answering(line -> line.equals(".") && !answers.isEmpty() ? answers.remove(0) : "")) {
            Mail mail = mail(server.port(), "none", null, null, "a@example.net");
            Message message = message();
            mail.send(message, 0);
            mail.send(message, 60_000);

            List<String> ids = server.lines.stream()
                    .filter(line -> line.startsWith("| Message-ID: "))
                    .toList();
            assertThat(ids).hasSize(2);
            assertThat(ids.get(0)).isEqualTo(ids.get(1));
            assertThat(server.lines.stream().filter(line -> line.startsWith("| References: ")))
                    .hasSize(2)
                    .allMatch(line -> line.startsWith("| References: <group.g"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".",
                "..",
                ".\r\nRCPT TO:<eve@example.net>",
                "\r\n.\r\nMAIL FROM:<eve@example.net>\r\n",
                "über 🚀 日本語",
                "\u0000\u0007\u001b[31m",
                "From here",
                "=?utf-8?Q?no?="
            })
    void whateverAMessageSaysItIsOneMailOfShortLinesInAscii(String text) throws Exception {
        Map<String, String> annotations =
                Map.of("title", text, "description", text + "\n" + text.repeat(400), "x", "y".repeat(3_000));
        Alert alert = new Alert("fp", "rule", Severity.HIGH, Labels.NONE, annotations, 1, 2, 0, 0, "", 0);
        Message message = new Message(Samples.of("n", "c", "g", Severity.HIGH, List.of(alert)), null);
        try (ScriptedSmtp server = ScriptedSmtp.answering(line -> "")) {
            assertThat(mail(server.port(), "none", null, null, "a@example.net").send(message, 0))
                    .isEqualTo(Answer.done());

            assertThat(server.lines.stream().filter(line -> line.startsWith("MAIL ")))
                    .hasSize(1);
            assertThat(server.lines.stream().filter(line -> line.startsWith("RCPT ")))
                    .containsExactly("RCPT TO:<a@example.net>");
            List<String> sent =
                    server.lines.stream().filter(line -> line.startsWith("| ")).toList();
            assertThat(sent)
                    .isNotEmpty()
                    .allMatch(line -> line.length() <= 80 && line.chars().allMatch(c -> c >= ' ' && c < 127));
        }
    }

    @Test
    void aPortWhereNobodyListensIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, LOOPBACK)) {
            port = free.getLocalPort();
        }
        assertThat(mail(port, "none", null, null, "a@example.net").send(message(), 0))
                .isEqualTo(Answer.retry("connection refused"));
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** RFC 2195's own example. */
    @Test
    void aChallengeIsAnsweredAsTheStandardShows() {
        byte[] challenge = "<1896.697170952@postoffice.reston.mci.net>".getBytes(StandardCharsets.US_ASCII);

        assertThat(MailLogin.answer(challenge, "tanstaaftanstaaf")).isEqualTo("b913a602c7eda7a495b4e6e7334d3890");
    }

    @Test
    void aServerThatOffersNoWayToLogInMeansThatTheChannelIsDown() throws Exception {
        try (ScriptedSmtp server = new ScriptedSmtp(LOOPBACK, "", line -> "")
                .offering("250 AUTH GSSAPI NTLM")
                .start()) {
            Answer answer = mail(server.port(), "none", Secret.of("bot"), password("s3cret"), "a@example.net")
                    .send(message(), 0);

            assertThat(answer).isEqualTo(Answer.gone("log-in failed with 504"));
            assertThat(server.lines).noneMatch(line -> line.startsWith("MAIL"));
        }
    }

    private Secret password(String text) throws IOException {
        return Secret.of("${file:" + Files.writeString(folder.resolve("smtp"), text) + "}");
    }
}
