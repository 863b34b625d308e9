package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A Telegram bot's message to one chat, as plain text: nothing in it is markup, but a name would be called.
 *
 * <p>Shape: 4,096 characters. Source: Telegram's reference of {@code sendMessage}.
 *
 * @param base {@code https://api.telegram.org}, or a server of one's own
 */
record Telegram(Secret token, Secret chat, Secret base) implements Dialect {
    static final Secret BASE = Secret.of("https://api.telegram.org");
    private static final int MAX = 4_096;

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        String url = HttpCall.under(base) + "/bot" + token.reveal() + "/sendMessage";
        String body = body(message, chat.reveal());
        return List.of(HttpCall.json(message.notification().id(), url, Map.of(), body));
    }

    static String body(Message message, String chat) {
        return JsonWriter.string()
                .object()
                .value("chat_id", chat)
                .value("text", Wording.plain(message, MAX, Telegram::escape).stripTrailing())
                .object("link_preview_options")
                .value("is_disabled", true)
                .end()
                .end()
                .done();
    }

    /** A mention is broken by an invisible character. */
    static String escape(String text) {
        return text.replace("@", "@\u200b");
    }
}
