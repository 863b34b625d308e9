package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Reason;
import io.tbot.engine.alert.model.Severity;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTest {
    private static final Notification FIRING = Samples.one("n1", "desk", Severity.CRITICAL, true);
    private static final Notification RESOLVED = Samples.one("n2", "desk", Severity.CRITICAL, false);

    private static Message message(Notification notification) {
        return new Message(notification, null);
    }

    private static String render(String name) {
        Notification which = name.endsWith("resolved") ? RESOLVED : FIRING;
        return switch (name.substring(0, name.indexOf('-'))) {
            case "webhook" -> AlertJson.alertmanager(message(which), 100);
            case "original" -> AlertJson.event(which.alerts().get(0));
            case "slack" -> Slack.body(message(which));
            case "discord" -> Discord.body(message(which));
            case "telegram" -> Telegram.body(message(which), "-100123");
            case "pagerduty" -> PagerDuty.body(which.alerts().get(0), "the-key");
            case "alertmanager" -> AlertmanagerPush.body(which.alerts(), Samples.START + 2000);
            default ->
                SmsGateway.fill(
                        "{\"to\":\"{{to}}\",\"text\":\"{{ text }}\"}", "+1555", SmsGateway.text(message(which)), false);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "webhook-firing",
                "webhook-resolved",
                "original-firing",
                "original-resolved",
                "slack-firing",
                "discord-firing",
                "telegram-resolved",
                "pagerduty-firing",
                "pagerduty-resolved",
                "alertmanager-firing",
                "sms-firing"
            })
    void theWholeBodyIsAsWritten(String name) throws Exception {
        String golden;
        try (InputStream in = RenderTest.class.getResourceAsStream(name + ".json")) {
            assertThat(in).as(name + ".json for " + render(name)).isNotNull();
            golden = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }

        assertThat(render(name)).isEqualTo(golden.strip());
        assertThat(JsonParser.any().from(render(name))).isNotNull();
    }

    private static Alert hostile(String text) {
        Map<String, String> annotations = new TreeMap<>();
        annotations.put("title", text);
        annotations.put("description", text.repeat(200));
        return new Alert("fp", "rule", Severity.HIGH, Labels.of(Map.of("a", text)), annotations, 1, 2, 0, 0, "", 0);
    }

    private static Message hostile(int alerts, String text) {
        List<Alert> all = new ArrayList<>();
        for (int i = 0; i < alerts; i++) {
            all.add(hostile(text));
        }
        return message(Samples.of("n", "c", "g", Severity.HIGH, all));
    }

    /** F-20: no limit of the payload's size. */
    @Test
    void f20_everyPayloadKeepsToItsLimitsAndTearsNoCharacter() throws Exception {
        Message huge = hostile(200, "late 🚀 <!channel> @everyone \r\n[x](http://y) \u001b[31m");

        JsonObject slack = JsonParser.object().from(Slack.body(huge));
        JsonArray blocks = slack.getArray("blocks");
        assertThat(blocks).hasSizeLessThanOrEqualTo(50);
        for (Object block : blocks) {
            String text = ((JsonObject) block).getObject("text").getString("text");
            assertThat(text.length()).isLessThanOrEqualTo(3000);
            assertThat(text).doesNotContain("<!channel>");
        }
        assertThat(blocks.getObject(0).getObject("text").getString("text").length())
                .isLessThanOrEqualTo(150);
        assertThat(Slack.body(huge)).contains("155 more");

        JsonObject discord = JsonParser.object().from(Discord.body(huge));
        assertThat(discord.getString("content").length()).isLessThanOrEqualTo(2000);
        assertThat(discord.getObject("allowed_mentions").getArray("parse")).isEmpty();
        assertThat(discord.getArray("embeds")).hasSize(10);
        int total = 0;
        for (Object embed : discord.getArray("embeds")) {
            total += ((JsonObject) embed).getString("title").length();
            total += ((JsonObject) embed).getString("description").length();
        }
        assertThat(total).isLessThanOrEqualTo(6000);
        assertThat(Discord.body(huge)).doesNotContain("@everyone").contains("190 more");

        String telegram = JsonParser.object().from(Telegram.body(huge, "1")).getString("text");
        assertThat(telegram.length()).isLessThanOrEqualTo(4096);
        JsonObject page = JsonParser.object()
                .from(PagerDuty.body(huge.notification().alerts().get(0), "k"));
        assertThat(page.getObject("payload").getString("summary").length()).isLessThanOrEqualTo(1024);
        JsonObject hook = JsonParser.object().from(AlertJson.alertmanager(huge, 100));
        assertThat(hook.getArray("alerts")).hasSize(100);
        assertThat(hook.getInt("truncatedAlerts")).isEqualTo(100);
        for (String body : List.of(slack.toString(), discord.toString(), telegram, page.toString())) {
            assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(body)).isTrue();
        }
    }

    @Test
    void aCutTearsNoCharacter() {
        assertThat(Cut.to("ab🚀cd", 4)).isEqualTo("ab…");
        assertThat(Cut.to("ab🚀cd", 6)).isEqualTo("ab🚀cd");
        assertThat(Cut.to("ab🚀cd", 5)).isEqualTo("ab🚀…");
    }

    /** F-17: text messages were promised and never built. */
    @Test
    void f17_aTextMessageFillsTheProvidersTemplateAndFitsIt() {
        Message huge = hostile(1, "quote \" and \\ and & = % ".repeat(50));
        String text = SmsGateway.text(huge);

        assertThat(text.length()).isLessThanOrEqualTo(459);
        String json = SmsGateway.fill("{\"m\":\"{{text}}\"}", "+1", text, false);
        assertThat(json).startsWith("{\"m\":\"HIGH: quote \\\" and");
        String form = SmsGateway.fill("To={{to}}&Body={{text}}", "+1", "a&b=c d", true);
        assertThat(form).isEqualTo("To=%2B1&Body=a%26b%3Dc+d");
    }

    @Test
    void aMailHasOnlyTheHeadersThatWeWrote() {
        Message evil = hostile(1, "x\r\nBcc: everyone@example.net\r\n\r\nüber 🚀");
        String mail = new String(
                MailText.of(evil, "bot@example.net", List.of("a@example.net"), Samples.START),
                StandardCharsets.US_ASCII);
        String head = mail.substring(0, mail.indexOf("\r\n\r\n"));

        List<String> names = new ArrayList<>();
        for (String line : head.split("\r\n")) {
            assertThat(line.length()).isLessThanOrEqualTo(78);
            if (!line.startsWith(" ")) {
                names.add(line.substring(0, line.indexOf(':')));
            }
        }
        assertThat(names)
                .containsExactly(
                        "From",
                        "To",
                        "Subject",
                        "Date",
                        "Message-ID",
                        "References",
                        "Auto-Submitted",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding");
    }

    @Test
    void anAddressWithALineBreakIsNone() {
        assertThat(MailText.isAddress("a@b.example")).isTrue();
        assertThat(List.of("a@b\r\nBcc: c@d", "a b@c", "a@b@c", "@b", "a@", "<a@b>", "a,b@c"))
                .noneMatch(MailText::isAddress);
    }

    /** F-01: an escalated alert had another name, no rule and so no receiver. */
    @Test
    void f01AnEscalationSaysItsStepAndStaysTheSameAlert() throws Exception {
        Alert before = FIRING.alerts().get(0);
        Alert alert = new Alert(
                before.fingerprint(),
                before.rule(),
                before.severity(),
                before.labels(),
                before.annotations(),
                before.value(),
                before.threshold(),
                before.startsAtMillis(),
                0,
                "",
                2);
        Message message = message(new Notification(
                "n", "phone", "g", Labels.NONE, Reason.ESCALATED, Severity.CRITICAL, List.of(alert), Samples.START));

        assertThat(Wording.title(message)).isEqualTo("CRITICAL, escalation step 2: Order ack p99 0.812 on kraken");
        assertThat(Wording.paragraph(alert)).contains(", escalation step 2\n");
        JsonObject hook = JsonParser.object()
                .from(AlertJson.alertmanager(message, 9))
                .getArray("alerts")
                .getObject(0);
        assertThat(hook.getObject("annotations").getString("escalation_step")).isEqualTo("2");
        assertThat(hook.getString("fingerprint")).isEqualTo(before.fingerprint());
        assertThat(JsonParser.object().from(PagerDuty.body(alert, "k")).getString("dedup_key"))
                .isEqualTo(before.fingerprint());
    }

    @Test
    void aTemplateTakesBothWritingsAndCallsNothing() {
        Labels labels = Labels.of(Map.of("exchange", "kraken"));
        String text = "{{ $value | humanize }} of {{threshold}} on {{ $labels.exchange }}/{{labels.exchange}} {{more}}"
                + "{{labels.exchange.getClass}}{{value.length}}{{unknown}}";

        assertThat(Template.of(text).fill(labels, 0.8125, 0.5, Map.of("more", "top")))
                .isEqualTo("0.8125 of 0.5 on kraken/kraken top");
    }

    @Test
    void aBrokenTemplateIsShownAsItStands() {
        for (String broken : List.of("{{#a}} open", "{{> /etc/passwd}}", "{{", "{{ $value | printf \"%.2f", "{{/a}}")) {
            assertThat(Template.of(broken).fill(Labels.NONE, 1, 2, Map.of())).isEqualTo(broken);
        }
    }

    @Test
    void numbersAreWrittenForPeople() {
        assertThat(Wording.number(0.812345678)).isEqualTo("0.812346");
        assertThat(Wording.number(12_000_000)).isEqualTo("12000000");
        assertThat(Wording.number(0)).isEqualTo("0");
        assertThat(Wording.number(1e-12)).isEqualTo("1E-12");
        assertThat(Wording.number(Double.POSITIVE_INFINITY)).isEqualTo("infinity");
    }

    @Test
    void textMessagesMayGoToOtherNumbers() throws Exception {
        Secret body = Secret.of("{{to}}");
        Dialect desk = new SmsGateway(Secret.of("http://127.0.0.1:1/"), body, false, null, List.of(Secret.of("+49 1")));

        Dialect boss = desk.to(List.of("+49 2", "+49 3"));

        Message message = message(Samples.one("n", "text", Severity.HIGH, true));
        assertThat(boss.calls(message, 0))
                .extracting(call -> new String(call.body(), StandardCharsets.UTF_8))
                .containsExactly("+49 2", "+49 3");
        assertThat(List.of(desk.takes("+49 2"), desk.takes("${env:BOSS}"), desk.takes("a@b.example"), desk.takes("x")))
                .containsExactly(true, true, false, false);
    }

    @Test
    void saysHowOftenWhatFlapsHasChanged() {
        Alert flapping = FIRING.alerts().get(0).with("flapping", "changed 12 times");
        Message message = message(FIRING.with(List.of(flapping)));

        assertThat(Slack.body(message)).contains("since 2026-11-26T10:00:00Z, changed 12 times");
        assertThat(Wording.plain(message, 4_096, text -> text)).contains(", changed 12 times\n");
    }
}
