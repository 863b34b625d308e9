package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A Slack incoming webhook, told in Block Kit.
 *
 * <p>Shape: a header of 150 characters, a section of 3,000 for each alert, 50 blocks. Source: Slack's reference of
 * blocks.
 */
record Slack(Secret url) implements Dialect {
    private static final int MAX_HEADER = 150;
    private static final int MAX_SECTION = 3_000;

    /** Of the 50 blocks, without header, totals and the count of those left out. */
    private static final int MAX_ALERTS = 45;

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        return List.of(HttpCall.json(message.notification().id(), url.reveal(), Map.of(), body(message)));
    }

    static String body(Message message) {
        String title = Wording.title(message);
        JsonStringWriter json = JsonWriter.string().object();
        json.value("text", Cut.escaped(title, MAX_SECTION, Slack::escape)).array("blocks");
        json.object().value("type", "header").object("text");
        json.value("type", "plain_text")
                .value("text", Cut.to(title, MAX_HEADER))
                .value("emoji", false);
        json.end().end();
        Digest digest = message.digest();
        if (digest != null) {
            section(json, Wording.totals(digest));
        }
        List<Alert> alerts = message.notification().alerts();
        int count = Math.min(MAX_ALERTS, alerts.size());
        for (int i = 0; i < count; i++) {
            section(json, Wording.paragraph(alerts.get(i)).stripTrailing());
        }
        if (count < message.alerts()) {
            section(json, "… " + (message.alerts() - count) + " more");
        }
        json.end();
        json.value("unfurl_links", false).value("unfurl_media", false);
        return json.end().done();
    }

    private static void section(JsonStringWriter json, String text) {
        json.object().value("type", "section").object("text");
        json.value("type", "mrkdwn")
                .value("text", Cut.escaped(text, MAX_SECTION, Slack::escape))
                .value("verbatim", true);
        json.end().end();
    }

    /** The three characters that Slack reads as the beginning of something: {@code <!channel>} stays text. */
    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
