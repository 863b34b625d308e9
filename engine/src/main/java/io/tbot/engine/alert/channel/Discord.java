package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonStringWriter;
import com.grack.nanojson.JsonWriter;
import io.tbot.engine.alert.model.Alert;
import io.tbot.engine.alert.model.Notification;
import io.tbot.engine.alert.model.Severity;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A Discord webhook: one embed for each alert, nobody mentioned.
 *
 * <p>Shape: a title of 256, a description of 4,096, 6,000 in all embeds, 10 of them. Source: Discord's reference of
 * webhooks and embeds.
 */
record Discord(Secret url) implements Dialect {
    private static final int MAX_CONTENT = 2_000;
    private static final int MAX_TITLE = 256;
    private static final int MAX_TEXT = 4_096;
    private static final int MAX_EMBEDS = 10;

    /** Room for the number of those left out. */
    private static final int MORE = 24;

    /** What stays as it is inside an address; where anything else comes, the address ends. */
    private static final String IN_LINKS = "-._/?#&=%+:;,$!'";

    /** What the embeds have together, less the footers. */
    private static final int MAX_TOTAL = 5_800;

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        return List.of(HttpCall.json(message.notification().id(), url.reveal(), Map.of(), body(message)));
    }

    static String body(Message message) {
        Notification notification = message.notification();
        List<Alert> alerts = notification.alerts();
        int count = Math.min(MAX_EMBEDS, alerts.size());
        Digest digest = message.digest();
        String content = Wording.title(message);
        if (digest != null) {
            content += "\n" + Wording.totals(digest);
        }
        content = Cut.escaped(content, MAX_CONTENT - MORE, Discord::escape);
        if (count < message.alerts()) {
            content += "\n… " + (message.alerts() - count) + " more";
        }
        JsonStringWriter json = JsonWriter.string().object();
        json.value("content", content);
        json.object("allowed_mentions").array("parse").end().end();
        json.array("embeds");
        int each = count == 0 ? 0 : MAX_TOTAL / count;
        for (int i = 0; i < count; i++) {
            Alert alert = alerts.get(i);
            String title = Cut.escaped(Wording.headline(alert), Math.min(MAX_TITLE, each / 2), Discord::escape);
            String text = Wording.paragraph(alert).stripTrailing();
            json.object().value("title", title);
            json.value("description", Cut.escaped(text, Math.min(MAX_TEXT, each - title.length()), Discord::escape));
            json.value("color", alert.isFiring() ? color(alert.severity()) : 0x00FF00);
            json.value("timestamp", Wording.time(alert.isFiring() ? alert.startsAtMillis() : alert.endsAtMillis()));
            json.end();
        }
        return json.end().end().done();
    }

    /** The original module's colours. */
    static int color(Severity severity) {
        return switch (severity) {
            case CRITICAL -> 0xFF0000;
            case HIGH -> 0xFF8000;
            case MEDIUM -> 0xFFFF00;
            case LOW -> 0x0080FF;
            case INFO -> 0x00FF00;
        };
    }

    /**
     * Markdown as text, but links as they are; a mention is broken by an invisible character, though none is allowed
     * anyway.
     */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        boolean link = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean begins = text.startsWith("https://", i) || text.startsWith("http://", i);
            link = begins || (link && (Character.isLetterOrDigit(c) || IN_LINKS.indexOf(c) >= 0));
            if (!link && "\\*_~`|<>#[]()".indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append(c);
            if (c == '@') {
                escaped.append('\u200b');
            }
        }
        return escaped.toString();
    }
}
