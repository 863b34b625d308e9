package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What channels that speak HTTP say, refuse and keep to themselves, on real sockets. Faults: ChannelMatrixTest. */
class HttpFaultsTest {
    private static final String DONE = "DONE";
    private static final String RETRY = "RETRY";
    private static final String GONE = "GONE";

    private final Guard guard = new Guard();

    /** What is done to a request, and what the answer must be. */
    private record Fault(String name, ScriptedHttp.Script script, String kind, long afterMillis) {}

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("200", ScriptedHttp.reply(200, "ok"), DONE, 0));
        faults.add(new Fault("202", ScriptedHttp.status(202), DONE, 0));
        faults.add(new Fault("429 nonsense", ScriptedHttp.status(429, "Retry-After: soon"), RETRY, 0));
        faults.add(new Fault("429 in the body", ScriptedHttp.reply(429, "{\"retry_after\": 1.25}"), RETRY, 1_250));
        faults.add(new Fault(
                "429 Telegram", ScriptedHttp.reply(429, "{\"parameters\":{\"retry_after\":30}}"), RETRY, 30_000));
        faults.add(new Fault(
                "429 by a date of the past",
                ScriptedHttp.status(429, "Retry-After: Thu, 26 Nov 2026 09:59:00 GMT"),
                RETRY,
                0));
        faults.add(new Fault("no HTTP", (socket, out) -> out.write(bytes("220 mail\r\n\r\n")), RETRY, 0));
        faults.add(new Fault("no answer", (socket, out) -> socket.close(), RETRY, 0));
        faults.add(new Fault(
                "reset in the head",
                (socket, out) -> {
                    out.write(bytes("HTTP/1.1 200 OK\r\nContent-Le"));
                    socket.setSoLinger(true, 0);
                    socket.close();
                },
                RETRY,
                0));
        faults.add(new Fault(
                "100 first",
                (socket, out) -> out.write(bytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n")),
                DONE,
                0));
        faults.add(new Fault(
                "an endless head",
                (socket, out) -> {
                    byte[] header = bytes("X: " + "x".repeat(1000) + "\r\n");
                    out.write(bytes("HTTP/1.1 200 OK\r\n"));
                    for (int i = 0; i < 1000; i++) {
                        out.write(header);
                    }
                },
                RETRY,
                0));
        return faults;
    }

    @Test
    void whatElseAReceiverMaySayIsOfTheRightClassOnEveryChannel() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Fault fault : faults()) {
            try (ScriptedHttp server = ScriptedHttp.on(fault.script())) {
                ChannelTrial.httpChannels(server.url(), wire())
                        .forEach((name, channel) -> wrong.add(check(name + " on " + fault.name(), channel, fault)));
            }
        }
        wrong.removeIf(String::isEmpty);

        assertThat(wrong).isEmpty();
    }

    private HttpWire wire() {
        return new HttpWire(false, guard, null);
    }

    private static String check(String name, Channel channel, Fault fault) {
        Message message = new Message(Samples.one("n1", "c", Severity.HIGH, true), null);
        long began = System.nanoTime();
        Answer answer = channel.send(message, Samples.START);
        long millis = (System.nanoTime() - began) / 1_000_000;
        String kind = answer.channelGone() ? GONE : answer.kind().name();
        boolean right = kind.equals(fault.kind()) && answer.afterMillis() == fault.afterMillis() && millis < 8_000;
        return right ? "" : name + ": " + answer + " after " + millis + " ms";
    }

    /** F-16: where nothing was really sent, the loop read a text that no alert had, and ended. */
    @Test
    void f16AnAlertWithoutAnyTextIsToldByEveryChannel(@TempDir Path folder) throws Exception {
        Alert bare =
                new Alert("fp", "bare", Severity.CRITICAL, Labels.NONE, Map.of(), Double.NaN, Double.NaN, 0, 0, "", 0);
        Notification notification = Samples.of("n", "c", "", Severity.CRITICAL, List.of(bare));
        try (ScriptedHttp server = ScriptedHttp.on(ScriptedHttp.status(200));
                ScriptedSmtp smtp = ScriptedSmtp.answering(line -> "")) {
            Map<String, Channel> channels = ChannelTrial.httpChannels(server.url(), wire());
            channels.put("file", new LogFile(folder.resolve("alerts").toString()));
            channels.put(
                    "email",
                    new Mail(
                            new MailSettings(
                                    "127.0.0.1",
                                    smtp.port(),
                                    "none",
                                    false,
                                    null,
                                    null,
                                    false,
                                    "bot@example.net",
                                    List.of("desk@example.net")),
                            guard,
                            null));
            channels.forEach((name, channel) -> assertThat(channel.send(new Message(notification, null), 0))
                    .as(name)
                    .isEqualTo(Answer.done()));

            assertThat(server.received)
                    .hasSize(8)
                    .allMatch(
                            each -> each.body().contains("bare") || each.body().contains("fp"));
            assertThat(Files.readString(folder.resolve("alerts"))).contains("\"message\":\"bare\"");
        }
    }

    @Test
    void plainHttpLeavesTheMachineOnlyWhenAsked() {
        assertThat(send("http://192.0.2.1/").why()).contains("insecure: true");
    }

    @Test
    void noAnswerHoldsASecret() throws Exception {
        List<String> answers = new ArrayList<>();
        answers.add(send("http://127.0.0.1:1/services/HIDDEN").toString());
        answers.add(send("https://hidden.invalid/HIDDEN").toString());
        answers.add(send("ftp://HIDDEN/").toString());
        answers.add(send("http://HIDDEN path/").toString());
        answers.add(send("${env:TBOT_NO_SUCH}/HIDDEN").toString());

        assertThat(answers).noneMatch(answer -> answer.contains("HIDDEN"));
        assertThat(answers.get(4)).contains("${env:TBOT_NO_SUCH} is not set");
        assertThat(Secret.of("HIDDEN").toString()).isEqualTo("***");
    }

    @Test
    void whatWasTakenIsNotSentAgain() throws Exception {
        try (ScriptedHttp server = ScriptedHttp.on(ScriptedHttp.status(200))) {
            server.script((socket, out) ->
                    ScriptedHttp.status(server.received.size() == 2 ? 500 : 200).answer(socket, out));
            Channel channel = new HttpChannel(new PagerDuty(Secret.of("key"), Secret.of(server.url())), wire());
            Message message = new Message(Samples.many("n1", "c", 3), null);

            assertThat(channel.send(message, 0).kind()).isEqualTo(Answer.Kind.RETRY);
            assertThat(channel.send(message, 0).kind()).isEqualTo(Answer.Kind.DONE);

            assertThat(server.received).hasSize(4);
        }
    }

    @Test
    void theEndOfAnAlertAndItsNextFiringAreTwoPartsOfOneMessage() throws Exception {
        List<Alert> both = List.of(
                Samples.alert("late", Severity.HIGH, "kraken", false),
                Samples.alert("late", Severity.HIGH, "kraken", true));
        try (ScriptedHttp server = ScriptedHttp.on(ScriptedHttp.status(200))) {
            Secret address = Secret.of(server.url());
            for (Dialect dialect :
                    List.of(new PagerDuty(Secret.of("key"), address), new Webhook(address, null, true, 100))) {
                server.received.clear();
                Message message = new Message(Samples.of("n1", "c", "g", Severity.HIGH, both), null);

                assertThat(new HttpChannel(dialect, wire()).send(message, 0)).isEqualTo(Answer.done());
                assertThat(server.received.get(0).body()).contains("resolve");
                assertThat(server.received.get(1).body()).containsPattern("trigger|firing");
            }
        }
    }

    @Test
    void anAlertGoesToEveryMemberOfAClusterAndIsSentAgainUntilItIsOver() throws Exception {
        try (ScriptedHttp one = ScriptedHttp.on(ScriptedHttp.status(200));
                ScriptedHttp two = ScriptedHttp.on(ScriptedHttp.status(500))) {
            AlertmanagerChannel cluster =
                    new AlertmanagerChannel(List.of(Secret.of(two.url()), Secret.of(one.url())), wire());

            assertThat(cluster.send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), Samples.START))
                    .isEqualTo(Answer.done());
            cluster.again(Samples.START + 60_000);
            cluster.send(new Message(Samples.one("n", "c", Severity.HIGH, false), null), Samples.START + 90_500);
            cluster.again(Samples.START + 90_500 + 15 * 60_000);
            cluster.again(Samples.START + 90_500 + 15 * 60_000 + 1);

            assertThat(one.received).hasSize(4);
            assertThat(two.received).hasSize(4);
            assertThat(one.received.get(0).line()).isEqualTo("POST /hook/api/v2/alerts HTTP/1.1");
            assertThat(one.received.get(1).body()).contains("\"endsAt\":\"2026-11-26T10:05:00Z\"");
            assertThat(one.received.get(3).body()).contains("\"endsAt\":\"2026-11-26T10:01:30.500Z\"");
        }
    }

    @Test
    void aWebhookIsSignedAndKeepsItsIdAtEachAttempt() throws Exception {
        java.nio.file.Path key = java.nio.file.Files.createTempFile("key", ".txt");
        java.nio.file.Files.writeString(key, "top-secret\n");
        try (ScriptedHttp server = ScriptedHttp.on(ScriptedHttp.status(503))) {
            Dialect webhook = new Webhook(Secret.of(server.url()), Secret.of("${file:" + key + "}"), false, 100);
            Message message = new Message(Samples.one("n1", "c", Severity.HIGH, true), null);
            new HttpChannel(webhook, wire()).send(message, Samples.START);
            new HttpChannel(webhook, wire()).send(message, Samples.START + 5_000);

            ScriptedHttp.Received first = server.received.get(0);
            assertThat(first.header("X-TBot-Delivery-Id")).isEqualTo("n1");
            assertThat(server.received.get(1).header("X-TBot-Delivery-Id")).isEqualTo("n1");
            String signed = first.header("X-TBot-Timestamp") + "." + first.body();
            assertThat(first.header("X-TBot-Signature")).isEqualTo("sha256=" + Webhook.sign("top-secret", signed));
        } finally {
            java.nio.file.Files.delete(key);
        }
    }

    private Answer send(String url) {
        return new HttpChannel(new Slack(Secret.of(url)), wire())
                .send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), 0);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
