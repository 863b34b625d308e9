package io.tbot.engine.alert.channel;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** What an HTTP status means where a receiver has no meaning of its own for it. */
final class Replies {
    private Replies() {}

    /** 2xx is done; 408, 425, 429 and 5xx are to be tried again; all others never. */
    static Answer judge(HttpReply reply, long nowMillis) {
        int status = reply.status();
        String why = "status " + status;
        if (status >= 200 && status < 300) {
            return Answer.done();
        }
        if (status == 408 || status == 425 || status == 429 || status >= 500) {
            return Answer.retry(why, afterMillis(reply, nowMillis));
        }
        if (status >= 300 && status < 400) {
            return Answer.gone(why + ": redirects are not followed");
        }
        boolean gone = switch (status) {
            case 401, 403, 404, 405, 407, 410 -> true;
            default -> false;
        };
        return gone ? Answer.gone(why) : Answer.permanent(why);
    }

    /** {@code Retry-After} in seconds or as a date, or {@code retry_after} of the body; 0 where nothing is said. */
    static long afterMillis(HttpReply reply, long nowMillis) {
        String header = reply.headers().get("retry-after");
        long millis = header == null ? 0 : headerMillis(header.strip(), nowMillis);
        JsonObject body = json(reply.body());
        if (body != null) {
            double seconds = body.getDouble("retry_after", 0);
            JsonObject parameters = body.getObject("parameters");
            if (parameters != null) {
                seconds = Math.max(seconds, parameters.getDouble("retry_after", 0));
            }
            millis = Math.max(millis, seconds > 0 ? (long) Math.ceil(Math.min(seconds, 1e6) * 1000) : 0);
        }
        return Math.min(millis, Answer.MAX_AFTER_MILLIS);
    }

    private static long headerMillis(String text, long nowMillis) {
        boolean digits = !text.isEmpty();
        for (int i = 0; i < text.length(); i++) {
            digits &= text.charAt(i) >= '0' && text.charAt(i) <= '9';
        }
        if (digits) {
            return text.length() > 9 ? Answer.MAX_AFTER_MILLIS : Long.parseLong(text) * 1000;
        }
        try {
            long at = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))
                    .toEpochMilli();
            return Math.max(0, at - nowMillis);
        } catch (DateTimeException neither) {
            return 0;
        }
    }

    /** The body as an object; {@code null} where it is none. */
    static @Nullable JsonObject json(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return null;
        }
        try {
            return JsonParser.object().from(body);
        } catch (JsonParserException broken) {
            return null;
        }
    }
}
