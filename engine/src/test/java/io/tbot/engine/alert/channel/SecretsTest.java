package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.alert.deliver.Couriers;
import io.tbot.engine.alert.deliver.DeadLetter;
import io.tbot.engine.alert.deliver.Deliveries;
import io.tbot.engine.alert.deliver.DeliveryLog;
import io.tbot.engine.alert.deliver.Outbox;
import io.tbot.engine.alert.model.Severity;
import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key is nowhere but at its receiver: not in logs, dead letters, answers, names or the store, whatever goes wrong.
 */
class SecretsTest {
    private static final String KEY = "HIDDENKEY";
    private static final long DEADLINE_NANOS = 20_000_000_000L;

    private final Deliveries store = Deliveries.inMemory();
    private final DeliveryLog log = new DeliveryLog();
    private final Outbox outbox = new Outbox(store, log, new Random(1));
    private final Mistakes found = new Mistakes("t.yaml");

    @TempDir
    private Path folder;

    private String reference(String name, String value) throws Exception {
        return "${file:" + Files.writeString(folder.resolve(name), value) + "}";
    }

    /** One of each kind, every secret by reference. */
    private Map<String, ChannelSpec> channels(String url, int smtpPort) throws Exception {
        String address = reference("address", url + "/" + KEY + "?k=" + KEY);
        String key = reference("key", KEY);
        String yaml = String.join(
                "\n",
                "channels:",
                "  webhook: {type: webhook, url: '" + address + "', secret: '" + key + "'}",
                "  original: {type: webhook, format: original, url: '" + address + "', secret: '" + key + "'}",
                "  slack: {type: slack, url: '" + address + "'}",
                "  discord: {type: discord, url: '" + address + "'}",
                "  telegram: {type: telegram, token: '" + key + "', chat: '" + key + "', url: '" + address + "'}",
                "  pagerduty: {type: pagerduty, routing_key: '" + key + "', url: '" + address + "'}",
                "  sms: {type: sms, url: '" + address + "', authorization: '" + key + "', body: '{{text}}" + key
                        + "', to: ['" + key + "']}",
                "  alertmanager: {type: alertmanager, members: ['" + address + "']}",
                "  email: {type: email, smtp: '127.0.0.1:" + smtpPort + "', tls: none, user: '" + key + "', password: '"
                        + key + "', from: bot@example.net, to: [desk@example.net]}",
                "  file: {type: file, path: '" + folder.resolve("no/such").resolve("x") + "'}");
        AgentConfig config = AgentConfig.of("t.yaml", yaml, Options.none());
        Map<String, ChannelSpec> channels = new ChannelsReader(found).read(config.section("channels"));
        assertThat(found.toList()).isEmpty();
        assertThat(channels).hasSize(10);
        return channels;
    }

    @Test
    void noKeyOfAnyChannelIsSaidWhateverGoesWrong() throws Exception {
        List<ScriptedHttp.Script> scripts = List.of(
                ScriptedHttp.reply(400, KEY),
                ScriptedHttp.reply(401, KEY, "WWW-Authenticate: " + KEY),
                ScriptedHttp.reply(500, "{\"error\":\"" + KEY + "\"}"),
                ScriptedHttp.status(302, "Location: http://" + KEY + "/"),
                (socket, out) -> out.write((KEY + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII)),
                (socket, out) -> socket.close());
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (ScriptedSmtp smtp = ScriptedSmtp.answering(line -> line.startsWith("AUTH") ? "535 " + KEY : "")) {
            int run = 0;
            for (ScriptedHttp.Script script : scripts) {
                try (ScriptedHttp server = ScriptedHttp.on(script)) {
                    sendToAll(channels(server.url(), smtp.port()), run++);
                    assertThat(server.received.stream()
                                    .filter(each -> each.line().contains(KEY)))
                            .as("the receiver is shown it")
                            .isNotEmpty();
                }
            }
            sendToAll(channels("http://" + KEY + ".invalid", smtp.port()), run++);
            sendToAll(channels("http://169.254.169.254/" + KEY, 1), run++);
            sendToAll(channels("not an address " + KEY, 1), run);
        } finally {
            System.setErr(before);
        }
        List<String> said = new ArrayList<>();
        log.latest(10_000).forEach(entry -> said.add(entry.toString()));
        outbox.deadLetters().stream().map(DeadLetter::toString).forEach(said::add);
        outbox.status().forEach(status -> said.add(status.toString()));
        store.all().values().forEach(value -> said.add(new String(value, StandardCharsets.UTF_8)));
        said.add(printed.toString(StandardCharsets.UTF_8));

        assertThat(said.size()).isGreaterThan(150);
        assertThat(said).noneMatch(text -> text.contains(KEY));
    }

    private void sendToAll(Map<String, ChannelSpec> channels, int run) throws Exception {
        outbox.channels(channels.values(), System.nanoTime(), System.currentTimeMillis());
        channels.values().forEach(spec -> assertThat(spec.toString()).doesNotContain(KEY));
        try (Couriers couriers = new Couriers(outbox)) {
            couriers.start();
            for (String name : channels.keySet()) {
                outbox.enqueue(
                        Samples.grouped(name + run, name, name + run, Severity.CRITICAL),
                        System.nanoTime(),
                        System.currentTimeMillis());
            }
            long end = System.nanoTime() + DEADLINE_NANOS;
            while (!tried(channels, run) && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            assertThat(tried(channels, run)).isTrue();
        }
        outbox.channels(List.of(), System.nanoTime(), System.currentTimeMillis());
    }

    private boolean tried(Map<String, ChannelSpec> channels, int run) {
        List<DeliveryLog.Entry> entries = log.latest(10_000);
        return channels.keySet().stream()
                .allMatch(name -> entries.stream()
                        .anyMatch(entry -> entry.notification().equals(name + run)
                                && !entry.result().equals("enqueued")));
    }

    @Test
    void noMistakeInTheFileRepeatsWhatMayBeAKey() {
        String yaml = String.join(
                "\n",
                "channels:",
                "  a: {type: slack, url: 'https://hooks.example/" + KEY + "'}",
                "  b: {type: webhook, url: 'http://x.example/" + KEY + "'}",
                "  c: {type: webhook, url: '" + KEY + "'}",
                "  d: {type: webhook, url: 'https://x.example/', secret: '" + KEY + "'}",
                "  e: {type: telegram, token: '" + KEY + "', chat: 1}",
                "  f: {type: pagerduty, routing_key: '" + KEY + "'}",
                "  g: {type: pagerduty, routing_key: '${env:X}', url: 'ftp://" + KEY + "'}",
                "  h: {type: email, smtp: 'x:25', user: 'u', password: '" + KEY + "', from: a@b, to: [c@d]}",
                "  i: {type: sms, url: 'https://x.example/', body: '{{text}}', authorization: '" + KEY + "', to: [1]}",
                "  j: {type: alertmanager, members: ['" + KEY + "']}",
                "  k: {type: slack, url: '${vault:" + KEY + "}'}",
                "  l: {type: webhook, url: 'http://localhost." + KEY + ".example/'}",
                "  m: {type: slack, url: 'https://127.0.0.1." + KEY + ".example/'}");
        AgentConfig config = AgentConfig.of("t.yaml", yaml, Options.none());
        assertThat(new ChannelsReader(found).read(config.section("channels"))).isEmpty();

        assertThat(found.toList()).hasSizeGreaterThanOrEqualTo(13);
        assertThat(found.toList().toString()).doesNotContain(KEY);
    }
}
