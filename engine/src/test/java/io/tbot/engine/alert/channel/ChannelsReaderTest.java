package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.engine.config.AgentConfig;
import io.tbot.engine.config.Mistakes;
import io.tbot.engine.config.Options;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChannelsReaderTest {
    private final Mistakes found = new Mistakes("t.yaml");

    private Map<String, ChannelSpec> read(String... lines) {
        AgentConfig config = AgentConfig.of("t.yaml", "channels:\n" + String.join("\n", lines), Options.none());
        return new ChannelsReader(found).read(config.section("channels"));
    }

    private List<String> mistakes() {
        return found.toList().stream()
                .map(mistake -> mistake.line() + ":" + mistake.column() + " " + mistake.message())
                .toList();
    }

    @Test
    void readsEveryKind() {
        Map<String, ChannelSpec> channels = read(
                "  ops-slack: {type: slack, url: '${env:SLACK}', rate: 1/s, fallback: desk-mail}",
                "  chat: {type: discord, url: '${env:DISCORD}'}",
                "  desk-mail: {type: email, smtp: 'smtp.example.net:587', tls: starttls, user: '${env:U}',"
                        + " password: '${file:/run/secrets/smtp}', from: bot@example.net, to: [desk@example.net]}",
                "  phone: {type: pagerduty, routing_key: '${env:PD_KEY}'}",
                "  traders: {type: telegram, token: '${env:TG}', chat: '-100123'}",
                "  hook: {type: webhook, url: 'https://10.0.0.5/alerts', format: alertmanager, secret: '${env:H}'}",
                "  old: {type: webhook, url: 'http://localhost:8080/x', format: original}",
                "  text: {type: sms, url: 'https://sms.example/send', body: '{\"to\":\"{{to}}\",\"m\":\"{{text}}\"}',"
                        + " to: ['+1555']}",
                "  file: {type: file, path: /tmp/alerts.log}",
                "  cluster: {type: alertmanager, members: ['http://127.0.0.1:9093', 'https://am2.example']}");

        assertThat(mistakes()).isEmpty();
        assertThat(channels.keySet())
                .containsExactly(
                        "ops-slack", "chat", "desk-mail", "phone", "traders", "hook", "old", "text", "file", "cluster");
        assertThat(channels.get("ops-slack").fallback()).isEqualTo("desk-mail");
        assertThat(channels.get("ops-slack").rates()).containsExactly(new Rate(1, 1_000_000_000L, 1));
        assertThat(channels.get("chat").rates()).hasSize(2);
    }

    @Test
    void reportsAllMistakesAtOnceAndKeepsTheSoundChannels() {
        Map<String, ChannelSpec> channels = read(
                "  a: {type: slak, url: '${env:X}'}",
                "  b: {type: webhook, ulr: 'https://x.example'}",
                "  c: {type: webhook, url: 'http://x.example/'}",
                "  d: {type: slack, url: 'https://hooks.slack.com/services/T0/B0/SECRET'}",
                "  e: {type: webhook, url: 'https://x.example/', rate: fast}",
                "  f: {type: webhook, url: 'https://x.example/', secret: hunter2}",
                "  g: {type: webhook, url: 'https://x.example/', fallback: nowhere}",
                "  h: {type: webhook, url: '${vault:x}'}",
                "  ok: {type: webhook, url: 'https://x.example/'}");

        assertThat(channels.keySet()).containsExactly("g", "ok");
        assertThat(mistakes())
                .anyMatch(each -> each.startsWith("2:13 ") && each.contains("'slak'") && each.contains("slack"))
                .anyMatch(each -> each.startsWith("3:22 ") && each.contains("'ulr'") && each.contains("url"))
                .anyMatch(each -> each.startsWith("4:") && each.contains("insecure: true"))
                .anyMatch(each -> each.startsWith("5:") && each.contains("${env:NAME}"))
                .anyMatch(each -> each.startsWith("6:") && each.contains("1/s"))
                .anyMatch(each -> each.startsWith("7:") && each.contains("${env:NAME}"))
                .anyMatch(each -> each.startsWith("8:") && each.contains("'nowhere'"))
                .anyMatch(each -> each.startsWith("9:") && each.contains("${file:/path}"));
        assertThat(String.join("\n", mistakes())).doesNotContain("SECRET").doesNotContain("hunter2");
    }

    /** F-19: an empty file crashed the reader. */
    @Test
    void f19_anEmptySectionIsNoChannel() {
        assertThat(read("")).isEmpty();
        assertThat(new ChannelsReader(found).read(null)).isEmpty();
        assertThat(mistakes()).isEmpty();
    }

    @Test
    void aSectionThatIsNoMappingIsReported() {
        assertThat(read("  - a", "  - b")).isEmpty();
        assertThat(mistakes()).hasSize(1);
    }
}
