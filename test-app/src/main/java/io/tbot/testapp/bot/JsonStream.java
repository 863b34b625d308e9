package io.tbot.testapp.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A WebSocket that carries one JSON object per message.
 *
 * <p>Threads: the client's, one at a time; the next message is asked for when this one is done with.
 */
abstract class JsonStream implements WebSocket.Listener {
    private final String name;
    private final GroundTruth truth;
    private final StringBuilder partial = new StringBuilder();
    private volatile CompletableFuture<Void> ended = new CompletableFuture<>();

    JsonStream(String name, GroundTruth truth) {
        this.name = name;
        this.truth = truth;
    }

    /** Takes one message. */
    abstract void onMessage(JsonObject message);

    /** Makes ready for a new connection. */
    void reset() {
        partial.setLength(0);
        ended = new CompletableFuture<>();
    }

    /** Completes when the present connection is over, whoever ended it. */
    CompletableFuture<Void> ended() {
        return ended;
    }

    @Override
    public void onOpen(WebSocket socket) {
        truth.connected(name);
        socket.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            String text = partial.toString();
            partial.setLength(0);
            truth.received(name, text);
            onMessage(parse(text));
        }
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        ended.complete(null);
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        ended.complete(null);
    }

    private static JsonObject parse(String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException notJson) {
            throw new IllegalStateException("stream sent '" + text + "', which is no JSON object", notJson);
        }
    }
}
