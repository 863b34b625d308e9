package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.model.Severity;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Every HTTP channel against what a network and a receiver can do to it, on real sockets. */
class HttpFaultsTest {
    private static final String DONE = "DONE";
    private static final String RETRY = "RETRY";
    private static final String GONE = "GONE";
    private static final String PERMANENT = "PERMANENT";

    private final Guard guard = new Guard();

    /** What is done to a request, and what the answer must be. */
    private record Fault(String name, ScriptedHttp.Script script, String kind, long afterMillis) {}

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        faults.add(new Fault("200", ScriptedHttp.reply(200, "ok"), DONE, 0));
        faults.add(new Fault("202", ScriptedHttp.status(202), DONE, 0));
        faults.add(new Fault("204", (socket, out) -> out.write(bytes("HTTP/1.1 204 No Content\r\n\r\n")), DONE, 0));
        faults.add(new Fault("301 loop", ScriptedHttp.status(301, "Location: /hook"), GONE, 0));
        faults.add(new Fault("400", ScriptedHttp.status(400), PERMANENT, 0));
        faults.add(new Fault("401", ScriptedHttp.status(401), GONE, 0));
        faults.add(new Fault("403 invalid_token", ScriptedHttp.reply(403, "invalid_token"), GONE, 0));
        faults.add(new Fault("404 no_service", ScriptedHttp.reply(404, "no_service"), GONE, 0));
        faults.add(new Fault("407", ScriptedHttp.status(407), GONE, 0));
        faults.add(new Fault("408", ScriptedHttp.status(408), RETRY, 0));
        faults.add(new Fault("410 channel_is_archived", ScriptedHttp.reply(410, "channel_is_archived"), GONE, 0));
        faults.add(new Fault("413", ScriptedHttp.status(413), PERMANENT, 0));
        faults.add(new Fault("425", ScriptedHttp.status(425), RETRY, 0));
        faults.add(new Fault("429", ScriptedHttp.status(429), RETRY, 0));
        faults.add(new Fault("429 in seconds", ScriptedHttp.status(429, "Retry-After: 7"), RETRY, 7_000));
        faults.add(new Fault(
                "429 by date", ScriptedHttp.status(429, "Retry-After: Thu, 26 Nov 2026 10:01:30 GMT"), RETRY, 90_000));
        faults.add(new Fault(
                "429 absurd", ScriptedHttp.status(429, "Retry-After: 99999999999999"), RETRY, Answer.MAX_AFTER_MILLIS));
        faults.add(new Fault("429 nonsense", ScriptedHttp.status(429, "Retry-After: soon"), RETRY, 0));
        faults.add(new Fault("429 in the body", ScriptedHttp.reply(429, "{\"retry_after\": 1.25}"), RETRY, 1_250));
        faults.add(new Fault(
                "429 Telegram", ScriptedHttp.reply(429, "{\"parameters\":{\"retry_after\":30}}"), RETRY, 30_000));
        faults.add(new Fault("500", ScriptedHttp.status(500), RETRY, 0));
        faults.add(new Fault("502", ScriptedHttp.status(502), RETRY, 0));
        faults.add(new Fault("503", ScriptedHttp.status(503, "Retry-After: 2"), RETRY, 2_000));
        faults.add(new Fault("invalid JSON", ScriptedHttp.reply(503, "{\"retry_after\": "), RETRY, 0));
        faults.add(new Fault("no HTTP", (socket, out) -> out.write(bytes("220 mail\r\n\r\n")), RETRY, 0));
        faults.add(new Fault("no answer", (socket, out) -> socket.close(), RETRY, 0));
        faults.add(new Fault("half close", (socket, out) -> socket.shutdownOutput(), RETRY, 0));
        faults.add(new Fault(
                "reset in the head",
                (socket, out) -> {
                    out.write(bytes("HTTP/1.1 200 OK\r\nContent-Le"));
                    reset(socket);
                },
                RETRY,
                0));
        faults.add(new Fault(
                "reset in the body of a failure",
                (socket, out) -> {
                    out.write(bytes("HTTP/1.1 500 No\r\nContent-Length: 100\r\n\r\nabc"));
                    out.flush();
                    Thread.sleep(50);
                    reset(socket);
                },
                RETRY,
                0));
        faults.add(new Fault("10 MB body", HttpFaultsTest::tenMegabytes, DONE, 0));
        faults.add(new Fault(
                "a body of one byte a second",
                (socket, out) -> {
                    out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n"));
                    drip(socket);
                },
                DONE,
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

    private Map<String, Dialect> dialects(String url) {
        Map<String, Dialect> dialects = new LinkedHashMap<>();
        Secret address = Secret.of(url);
        dialects.put("webhook", new Webhook(address, null, false, 100));
        dialects.put("original", new Webhook(address, null, true, 100));
        dialects.put("slack", new Slack(address));
        dialects.put("discord", new Discord(address));
        dialects.put("telegram", new Telegram(Secret.of("1:A"), Secret.of("7"), url));
        dialects.put("pagerduty", new PagerDuty(Secret.of("key"), url));
        Secret body = Secret.of("{\"to\":\"{{to}}\",\"text\":\"{{text}}\"}");
        dialects.put("sms", new SmsGateway(address, body, false, null, List.of(Secret.of("+1"))));
        return dialects;
    }

    @Test
    void f07_f08_everyFaultIsOfTheRightClassOnEveryChannel() throws Exception {
        List<String> wrong = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(16);
        List<ScriptedHttp> servers = new ArrayList<>();
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (Fault fault : faults()) {
                ScriptedHttp server = ScriptedHttp.on(fault.script());
                servers.add(server);
                for (Map.Entry<String, Dialect> each : dialects(server.url()).entrySet()) {
                    String name = each.getKey() + " on " + fault.name();
                    answers.add(threads.submit(once(name, each.getValue(), fault)));
                }
                Channel cluster = new AlertmanagerChannel(List.of(Secret.of(server.url())), wire());
                answers.add(threads.submit(() -> check("alertmanager on " + fault.name(), cluster, fault)));
            }
            for (Future<String> answer : answers) {
                if (!answer.get().isEmpty()) {
                    wrong.add(answer.get());
                }
            }
        } finally {
            threads.shutdownNow();
            for (ScriptedHttp server : servers) {
                server.close();
            }
        }

        assertThat(wrong).isEmpty();
    }

    private Callable<String> once(String name, Dialect dialect, Fault fault) {
        return () -> check(name, new HttpChannel(dialect, wire()), fault);
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

    @Test
    void aPortWhereNobodyListensIsTriedAgain() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        Answer answer = send("http://127.0.0.1:" + port + "/");

        assertThat(answer).isEqualTo(Answer.retry("connection refused"));
    }

    @Test
    void aNameThatNobodyKnowsIsTriedAgain() {
        assertThat(send("https://nobody.invalid/").kind()).isEqualTo(Answer.Kind.RETRY);
    }

    @Test
    void aReceiverOfIpv6OnlyIsReached() throws Exception {
        ServerSocket six;
        try {
            six = new ServerSocket(0, 5, InetAddress.getByName("::1"));
        } catch (IOException noSix) {
            org.junit.jupiter.api.Assumptions.abort("this machine has no IPv6");
            return;
        }
        try (ScriptedHttp server = new ScriptedHttp(six, ScriptedHttp.status(200))) {
            assertThat(send("http://[::1]:" + server.port() + "/x")).isEqualTo(Answer.done());
            assertThat(server.received.get(0).header("Host")).isEqualTo("[::1]:" + server.port());
        }
    }

    @Test
    void metadataAndLinkLocalAddressesAreRefusedWhateverIsAllowed() {
        for (String url : List.of(
                "http://169.254.169.254/latest",
                "https://169.254.169.254/latest",
                "http://[fd00:ec2::254]/",
                "http://[fe80::1]/",
                "http://100.100.100.200/",
                "http://0.0.0.0:1/")) {
            Answer answer = new HttpChannel(new Slack(Secret.of(url)), new HttpWire(true, guard, null))
                    .send(new Message(Samples.one("n", "c", Severity.HIGH, true), null), 0);

            assertThat(answer.channelGone()).as(url).isTrue();
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
            Channel channel = new HttpChannel(new PagerDuty(Secret.of("key"), server.url()), wire());
            Message message = new Message(Samples.many("n1", "c", 3), null);

            assertThat(channel.send(message, 0).kind()).isEqualTo(Answer.Kind.RETRY);
            assertThat(channel.send(message, 0).kind()).isEqualTo(Answer.Kind.DONE);

            assertThat(server.received).hasSize(4);
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

    private static void reset(Socket socket) throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    private static void tenMegabytes(Socket socket, java.io.OutputStream out) throws IOException {
        out.write(bytes("HTTP/1.1 200 OK\r\nContent-Length: 10485760\r\n\r\n"));
        byte[] part = new byte[65_536];
        for (int i = 0; i < 160; i++) {
            out.write(part);
        }
    }

    private static void drip(Socket socket) throws IOException, InterruptedException {
        for (int i = 0; i < 20; i++) {
            socket.getOutputStream().write('x');
            socket.getOutputStream().flush();
            Thread.sleep(1000);
        }
    }
}
