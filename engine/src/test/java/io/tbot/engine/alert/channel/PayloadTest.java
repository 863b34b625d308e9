package io.tbot.engine.alert.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Labels;
import io.tbot.engine.alert.model.Severity;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every kind of channel sends, of any alert: within the receiver's limits, and text only. */
class PayloadTest {
    private static final int SEQUENCES = 40;
    private static final int PAGES = 5;
    private static final int PAYLOADS = 300;
    private static final Pattern MORE = Pattern.compile("… (\\d+) more");

    private static final String[] PIECES = {
        "a",
        "late ",
        "🚀",
        "👩‍👩‍👧‍👦",
        "é",
        "e\u0301\u0302\u0303",
        "日本",
        "\ud83d",
        "\ude80",
        "&<>",
        "@everyone",
        "\\",
        "\"",
        "\n",
        "*_~`|",
        "https://x.example/?q=1&y=(2)",
        "\u202e",
        "\u0000",
        " "
    };

    private static String text(Random random, int most) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(3) == 0 ? random.nextInt(most) : random.nextInt(60);
        while (text.length() < length) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }

    private static Message message(Random random) {
        int count = 1 + (random.nextInt(3) == 0 ? random.nextInt(300) : random.nextInt(4));
        List<Alert> alerts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, String> labels = new TreeMap<>();
            for (int label = random.nextInt(12); label > 0; label--) {
                labels.put("l" + label, text(random, 2_000));
            }
            Map<String, String> annotations = new LinkedHashMap<>();
            annotations.put("title", text(random, 3_000));
            annotations.put("description", text(random, 9_000));
            annotations.put("runbook", "https://x.example/" + "y".repeat(random.nextInt(3_000)));
            alerts.add(new Alert(
                    "fp" + i,
                    "rule" + i % 7,
                    Severity.values()[random.nextInt(5)],
                    Labels.of(labels),
                    annotations,
                    random.nextDouble(),
                    1,
                    0,
                    random.nextInt(3) == 0 ? 1 : 0,
                    "",
                    0));
        }
        Digest digest = null;
        if (random.nextInt(3) == 0) {
            digest = new Digest(count + 30, count, 40, Map.of(text(random, 500), 3, "b", 4));
        }
        return new Message(Samples.of("n", "c", text(random, 400), Severity.HIGH, alerts), digest);
    }

    /** F-20: no limit of the payload's size. Long form: ./prove channels. */
    @Test
    void f20NoPayloadIsLargerThanItsReceiverTakesAndEachSaysHowManyAlertsItLeavesOut() throws Exception {
        for (int seed = 0; seed < SEQUENCES; seed++) {
            checkLimits(seed);
        }
    }

    /** @throws AssertionError where a payload of that seed is larger than it may be, or counts wrong */
    static void checkLimits(int seed) throws Exception {
        Message message = message(new Random(seed));
        int all = message.alerts();
        assertSlack(seed, message, all);
        assertDiscord(seed, message, all);
        String telegram = JsonParser.object().from(Telegram.body(message, "1")).getString("text");
        assertThat(telegram.length()).as("telegram, seed " + seed).isLessThanOrEqualTo(4_096);
        assertMore(seed, telegram, all, paragraphs(telegram));
        assertMail(seed, message, all);
        for (Alert alert : message.notification().alerts().stream().limit(PAGES).toList()) {
            String page = PagerDuty.body(alert, "k");
            assertThat(page.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(512_000);
            JsonObject payload = JsonParser.object().from(page).getObject("payload");
            if (payload != null) {
                assertThat(payload.getString("summary").length()).isLessThanOrEqualTo(1_024);
            }
        }
        assertThat(SmsGateway.text(message).length()).isLessThanOrEqualTo(459);
        JsonObject hook = JsonParser.object().from(AlertJson.alertmanager(message, 100));
        assertThat(hook.getInt("truncatedAlerts"))
                .isEqualTo(all - hook.getArray("alerts").size());
    }

    private static void assertSlack(int seed, Message message, int all) throws Exception {
        String body = Slack.body(message);
        assertWhole(body);
        JsonArray blocks = JsonParser.object().from(body).getArray("blocks");
        assertThat(blocks).as("slack, seed " + seed).hasSizeLessThanOrEqualTo(50);
        assertThat(blocks.getObject(0).getObject("text").getString("text").length())
                .isLessThanOrEqualTo(150);
        for (Object block : blocks) {
            String text = ((JsonObject) block).getObject("text").getString("text");
            assertThat(text.length()).isLessThanOrEqualTo(3_000);
        }
        for (Object block : blocks.subList(1, blocks.size())) {
            String text = ((JsonObject) block).getObject("text").getString("text");
            assertThat(text.replaceAll("&(amp|lt|gt);", ""))
                    .as("slack, seed " + seed)
                    .doesNotContain("&", "<", ">");
        }
        String last = blocks.getObject(blocks.size() - 1).getObject("text").getString("text");
        assertMore(seed, last, all, Math.min(45, message.notification().alerts().size()));
    }

    private static void assertDiscord(int seed, Message message, int all) throws Exception {
        String body = Discord.body(message);
        assertWhole(body);
        JsonObject discord = JsonParser.object().from(body);
        assertThat(discord.getString("content").length())
                .as("discord, seed " + seed)
                .isLessThanOrEqualTo(2_000);
        int total = 0;
        JsonArray embeds = discord.getArray("embeds");
        assertThat(embeds).hasSizeLessThanOrEqualTo(10);
        for (Object each : embeds) {
            JsonObject embed = (JsonObject) each;
            assertThat(embed.getString("title").length()).isLessThanOrEqualTo(256);
            assertThat(embed.getString("description").length()).isLessThanOrEqualTo(4_096);
            total += embed.getString("title").length()
                    + embed.getString("description").length();
        }
        assertThat(total).isLessThanOrEqualTo(6_000);
        assertMore(seed, discord.getString("content"), all, embeds.size());
    }

    private static void assertMail(int seed, Message message, int all) {
        byte[] mail = MailText.of(message, "bot@example.net", List.of("a@example.net"), 0);
        assertThat(mail.length).as("mail, seed " + seed).isLessThanOrEqualTo(1_400_000);
        String text = new String(mail, StandardCharsets.US_ASCII);
        String body = new String(
                Base64.getMimeDecoder().decode(text.substring(text.indexOf("\r\n\r\n") + 4)), StandardCharsets.UTF_8);
        assertThat(body.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(1_100_000);
        assertMore(seed, body, all, paragraphs(body.replace("\r\n", "\n")));
    }

    /** Each alert of these samples begins with an empty line and its severity or end, and says since when. */
    private static int paragraphs(String text) {
        int count = 0;
        Matcher paragraph = Pattern.compile("\n\n(CRITICAL|HIGH|MEDIUM|LOW|INFO|RESOLVED): ")
                .matcher(text);
        while (paragraph.find(count == 0 ? 0 : paragraph.end() - 1)) {
            count++;
        }
        return count;
    }

    private static void assertMore(int seed, String text, int all, int shown) {
        Matcher more = MORE.matcher(text);
        int said = more.find() ? Integer.parseInt(more.group(1)) : 0;
        assertThat(said).as("seed " + seed + " in " + text).isEqualTo(all - shown);
    }

    private static void assertWhole(String body) {
        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(body)).isTrue();
    }

    private static List<String> payloads() {
        String[] seeds = {
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\"><svg/onload=alert(1)>",
            "javascript:alert(1)",
            "<!channel>",
            "<!here|x>",
            "<@U123>",
            "<https://evil.example|https://bank.example>",
            "@everyone",
            "@here",
            "<@&1>",
            "<#1>",
            "<t:1:R>",
            "<:x:1>",
            "[bank](https://evil.example)",
            "https://a.example)[x](https://evil.example",
            "https://a.example/[x](https://evil.example)",
            "**bold** __u__ ~~s~~ ||spoiler||",
            "`code` ```block```",
            "# head\n> quote\n- list",
            "x\r\nBcc: all@example.net",
            "x\r\n\r\n<html>",
            "\u001b[2J\u001b[31mred",
            "\u202egnp.exe",
            "a\u2028b\u2029c",
            "{{value}}{{#labels}}",
            "${env:SECRET}",
            "\",\"x\":\"y",
            "\\u0000\\",
            "&lt;b&gt; &amp;"
        };
        String[] frames = {
            "%s", "x %s y", "https://x.example/%s", "%s%s", "\n%s\n", "🚀%s", "*%s*", "(%s)", "\\%s", "a_%s_b"
        };
        List<String> payloads = new ArrayList<>();
        for (String seed : seeds) {
            for (String frame : frames) {
                payloads.add(frame.replace("%s", seed));
            }
        }
        return payloads;
    }

    /** An event that is too long is told without what is known besides. */
    @Test
    void f20AnEventOfPagerDutyLosesItsDetailsFirst() throws Exception {
        Map<String, String> annotations = new LinkedHashMap<>();
        annotations.put("title", "late");
        for (int i = 0; i < 60; i++) {
            annotations.put("a" + i, "日".repeat(4_000));
        }
        Alert alert = new Alert("fp", "rule", Severity.HIGH, Labels.NONE, annotations, 1, 2, 0, 0, "", 0);

        JsonObject details = JsonParser.object()
                .from(PagerDuty.body(alert, "k"))
                .getObject("payload")
                .getObject("custom_details");
        assertThat(details.keySet()).containsExactly("facts");
    }

    @Test
    void pagerDutyHearsThatSomebodyHasTheIncidentAndNothingElse() {
        Alert taken =
                new Alert("fp", "rule", Severity.HIGH, Labels.NONE, Map.of("title", "late"), 1, 2, 5, 0, "eve", 1);

        assertThat(PagerDuty.body(taken, "k"))
                .isEqualTo("{\"routing_key\":\"k\",\"event_action\":\"acknowledge\",\"dedup_key\":\"fp\"}");
    }

    @Test
    void nothingThatAnAlertSaysIsMoreThanText() throws Exception {
        List<String> payloads = payloads();
        assertThat(payloads).hasSize(PAYLOADS);
        for (String payload : payloads) {
            Alert alert = new Alert(
                    "fp",
                    "rule",
                    Severity.HIGH,
                    Labels.of(Map.of("a", payload)),
                    Map.of("title", payload, "description", payload + " ", "runbook", "https://x.example/" + payload),
                    1,
                    2,
                    0,
                    0,
                    payload,
                    0);
            Message message = new Message(Samples.of("n", "c", payload, Severity.HIGH, List.of(alert)), null);

            for (Object block : JsonParser.object().from(Slack.body(message)).getArray("blocks")) {
                JsonObject text = ((JsonObject) block).getObject("text");
                if (text.getString("type").equals("mrkdwn")) {
                    assertThat(text.getString("text").replaceAll("&(amp|lt|gt);", ""))
                            .doesNotContain("<", ">", "&");
                    assertThat(text.getBoolean("verbatim")).isTrue();
                }
                assertPlain(text.getString("text"));
            }
            JsonObject discord = JsonParser.object().from(Discord.body(message));
            assertThat(discord.getObject("allowed_mentions").getArray("parse")).isEmpty();
            JsonObject embed = discord.getArray("embeds").getObject(0);
            for (String text :
                    List.of(discord.getString("content"), embed.getString("title"), embed.getString("description"))) {
                assertDiscordText(payload, text);
                assertPlain(text);
            }
            String telegram = Telegram.body(message, "1");
            assertThat(telegram).doesNotContain("parse_mode");
            assertThat(JsonParser.object().from(telegram).getString("text").replace("@\u200b", ""))
                    .doesNotContain("@");
            assertPlain(JsonParser.object().from(telegram).getString("text"));
            assertMailIsOne(message);
            assertThat(labelOf(AlertJson.alertmanager(message, 9))).isEqualTo(payload);
            String sms = SmsGateway.fill("{\"m\":\"{{text}}\",\"n\":1}", "+1", SmsGateway.text(message), false);
            assertThat(JsonParser.object().from(sms).keySet()).containsExactly("m", "n");
            String form = SmsGateway.fill("To={{to}}&Body={{text}}", "+1", SmsGateway.text(message), true);
            assertThat(form.split("&")).hasSize(2);
        }
    }

    private static @Nullable String labelOf(String json) throws Exception {
        return JsonParser.object()
                .from(json)
                .getArray("alerts")
                .getObject(0)
                .getObject("labels")
                .getString("a");
    }

    private static void assertPlain(String text) {
        assertThat(text.chars().filter(c -> c != '\n' && Character.isISOControl(c)))
                .as(text)
                .isEmpty();
        assertThat(text).doesNotContain("\u202e", "\u2028", "\u2029");
    }

    /** Without what is escaped and without plain addresses, no sign is left that Discord would read. */
    private static void assertDiscordText(String payload, String text) {
        String rest = text.replaceAll("\\\\[\\\\*_~`|<>#\\[\\]()]", "")
                .replaceAll("https?://[A-Za-z0-9._/?#&=%+:;,$!'-]*", "");
        assertThat(rest)
                .as(payload + " as " + text)
                .doesNotContain("*", "~", "`", "|", "<", ">", "[", "]", "(", ")", "_");
        assertThat(text.replace("@\u200b", "")).doesNotContain("@");
    }

    private static void assertMailIsOne(Message message) {
        String mail = new String(
                MailText.of(message, "bot@example.net", List.of("a@example.net"), 0), StandardCharsets.US_ASCII);
        String head = mail.substring(0, mail.indexOf("\r\n\r\n"));
        assertThat(head.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(head.split("\r\n")).filteredOn(line -> !line.startsWith(" ")).hasSize(10);
        assertThat(head.split("\r\n")).noneMatch(line -> line.startsWith("Bcc"));
    }
}
