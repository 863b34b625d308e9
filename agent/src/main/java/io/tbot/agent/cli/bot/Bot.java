package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A running bot, asked through its agent's endpoint.
 *
 * <p>Threads: the command's. Errors: {@link BotException}, with a sentence for a terminal; the token is in none.
 */
public final class Bot {
    private static final int MAX_WAIT_MILLIS = 10_000;
    private static final int MAX_BYTES = 256 << 20;
    private static final int UNAUTHORIZED = 401;
    private static final int BAD_REQUEST = 400;

    private final URI base;
    private final String token;

    /** @param token empty where none is known */
    Bot(URI base, String token) {
        this.base = base;
        this.token = token;
    }

    /** What stands at a path. */
    JsonObject get(String path, Map<String, String> parameters) {
        return get(path, Query.of(parameters));
    }

    /** What stands at a path, where a parameter may have several values. */
    JsonObject get(String path, Query query) {
        return json(ask("GET", path, query, "application/json"));
    }

    /** Asks for a change. */
    JsonObject post(String path, Map<String, String> parameters) {
        return post(path, Query.of(parameters));
    }

    /** Asks for a change, where a parameter may have several values. */
    JsonObject post(String path, Query query) {
        return json(ask("POST", path, query, "application/json"));
    }

    /** Asks to take something away. */
    JsonObject delete(String path, Map<String, String> parameters) {
        return json(ask("DELETE", path, Query.of(parameters), "application/json"));
    }

    /** The numbers of now, as OpenMetrics text. */
    public String metrics() {
        return ask("GET", "metrics", Query.of(Map.of()), "application/openmetrics-text; version=1.0.0");
    }

    private String ask(String method, String path, Query query, String accept) {
        try {
            HttpURLConnection call =
                    (HttpURLConnection) base.resolve(path + query).toURL().openConnection();
            call.setRequestMethod(method);
            call.setInstanceFollowRedirects(false);
            call.setConnectTimeout(MAX_WAIT_MILLIS);
            call.setReadTimeout(MAX_WAIT_MILLIS);
            call.setRequestProperty("Accept", accept);
            if (!token.isEmpty()) {
                call.setRequestProperty("Authorization", "Bearer " + token);
            }
            if (method.equals("POST")) {
                call.setDoOutput(true);
                call.setFixedLengthStreamingMode(0);
            }
            return answer(call);
        } catch (IOException | ClassCastException | IllegalArgumentException unanswered) {
            throw new BotException("no answer from " + base + " (" + unanswered.getMessage() + "); is it the bot's?"
                    + " its address stands in its stderr, say it with --url");
        }
    }

    private String answer(HttpURLConnection call) throws IOException {
        int status = call.getResponseCode();
        InputStream body = status < BAD_REQUEST ? call.getInputStream() : call.getErrorStream();
        byte[] bytes = body == null ? new byte[0] : body.readNBytes(MAX_BYTES);
        String text = new String(bytes, StandardCharsets.UTF_8);
        if (status == UNAUTHORIZED) {
            throw new BotException(
                    "the bot wants its token: it is in the file 'token' in its state directory, say which"
                            + " with --token-file");
        }
        if (status >= BAD_REQUEST) {
            throw new BotException("the bot answers " + status + ": " + problem(text));
        }
        return text;
    }

    private static String problem(String text) {
        try {
            JsonObject problem = JsonParser.object().from(text);
            String detail = problem.getString("detail", "");
            return problem.getString("error", text) + (detail.isEmpty() ? "" : ": " + detail);
        } catch (JsonParserException plain) {
            return text;
        }
    }

    private static JsonObject json(String text) {
        try {
            return text.isBlank() ? new JsonObject() : JsonParser.object().from(text);
        } catch (JsonParserException e) {
            throw new BotException("the answer is no JSON; is it the bot's address?");
        }
    }
}
