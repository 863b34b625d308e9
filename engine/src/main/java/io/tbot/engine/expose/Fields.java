package io.tbot.engine.expose;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import io.tbot.engine.expose.http.Request;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a request says: its query, or its body as a JSON object or a form; the query goes before.
 *
 * <p>Errors: {@link IllegalArgumentException} with a message for the caller, which becomes a 400.
 */
final class Fields {
    /** Of a name, a note, a label's value; longer ones are no word of a person. */
    private static final int MAX_TEXT = 1_024;

    private static final long DAY_MILLIS = 24L * 3_600_000;

    private final Request request;
    private final JsonObject body;

    private Fields(Request request, JsonObject body) {
        this.request = request;
        this.body = body;
    }

    static Fields of(Request request) {
        String text = new String(request.body(), StandardCharsets.UTF_8);
        String type = request.header("content-type");
        if (text.isBlank()) {
            return new Fields(request, new JsonObject());
        }
        if (type != null && type.startsWith("application/x-www-form-urlencoded") && !text.startsWith("{")) {
            return new Fields(request, form(text));
        }
        try {
            return new Fields(request, JsonParser.object().from(text));
        } catch (JsonParserException wrong) {
            throw new IllegalArgumentException("the body is no JSON object: " + wrong.getMessage(), wrong);
        }
    }

    /** The same of an object inside a body. */
    static Fields of(Request request, JsonObject part) {
        return new Fields(request, part);
    }

    private static JsonObject form(String text) {
        JsonObject form = new JsonObject();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                form.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return form;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the form is not percent-encoded", wrong);
        }
    }

    /** The first of these that is there; empty where none is. */
    String text(String... names) {
        for (String name : names) {
            String asked = request.parameter(name);
            Object said = asked == null ? body.get(name) : asked;
            if (said instanceof JsonObject || said instanceof JsonArray) {
                throw new IllegalArgumentException("'" + name + "' is no text");
            }
            if (said != null && !String.valueOf(said).isBlank()) {
                String text = String.valueOf(said).strip();
                if (text.length() > MAX_TEXT) {
                    throw new IllegalArgumentException(
                            "'" + name + "' has " + text.length() + " characters, more than " + MAX_TEXT);
                }
                return text;
            }
        }
        return "";
    }

    /** The same; it must be there. */
    String required(String... names) {
        String text = text(names);
        if (text.isEmpty()) {
            throw new IllegalArgumentException("'" + names[0] + "' is missing");
        }
        return text;
    }

    /** A number from 1 on. */
    int count(String name, int absent, int most) {
        String text = text(name);
        if (text.isEmpty()) {
            return absent;
        }
        try {
            int count = Integer.parseInt(text);
            if (count >= 1 && count <= most) {
                return count;
            }
        } catch (NumberFormatException wrong) {
            // said below
        }
        throw new IllegalArgumentException("'" + name + "': '" + text + "' is no number in 1.." + most);
    }

    /**
     * Milliseconds of a duration such as {@code 30s}, or of so many {@code minutes}; {@code absent} where neither is.
     */
    long millis(long absent, long most, String... names) {
        String minutes = text("minutes");
        return minutes.isEmpty()
                ? millis(text(names), names[0], absent, most)
                : millis(minutes + "m", "minutes", absent, most);
    }

    /** The same, of a duration that has nothing to do with {@code minutes}. */
    long duration(long absent, long most, String name) {
        return millis(text(name), name, absent, most);
    }

    private static long millis(String text, String name, long absent, long most) {
        if (text.isEmpty()) {
            return absent;
        }
        long millis = millis(text);
        if (millis < 1 || millis > most) {
            String longest = most % DAY_MILLIS == 0 ? most / DAY_MILLIS + "d" : most / 60_000 + "m";
            throw new IllegalArgumentException(
                    "'" + name + "': '" + text + "' is no duration up to " + longest + ", such as 30s, 5m, 4h or 2d");
        }
        return millis;
    }

    private static long millis(String text) {
        long unit = switch (text.charAt(text.length() - 1)) {
            case 's' -> 1_000;
            case 'm' -> 60_000;
            case 'h' -> 3_600_000;
            case 'd' -> DAY_MILLIS;
            default -> -1;
        };
        try {
            return Math.multiplyExact(Long.parseLong(text.substring(0, text.length() - 1)), unit);
        } catch (NumberFormatException | ArithmeticException wrong) {
            return -1;
        }
    }

    /** Texts by name: an object of the body. */
    Map<String, String> texts(String name, int most) {
        Object said = body.get(name);
        Map<String, String> texts = new LinkedHashMap<>();
        if (said == null) {
            return texts;
        }
        if (!(said instanceof JsonObject object) || object.size() > most) {
            throw new IllegalArgumentException("'" + name + "' is no object of at most " + most + " texts");
        }
        object.forEach((key, value) -> {
            String text = String.valueOf(value);
            if (value instanceof JsonObject || value instanceof JsonArray || text.length() > MAX_TEXT) {
                throw new IllegalArgumentException(
                        "'" + name + "." + key + "' is no text of at most " + MAX_TEXT + " characters");
            }
            texts.put(key, text);
        });
        return texts;
    }

    /** Every value of a parameter of the query, or of a list of the body; an object's as {@code name=value}. */
    List<String> list(String name) {
        List<String> list = new ArrayList<>(request.parameters(name));
        Object said = list.isEmpty() ? body.get(name) : null;
        if (said instanceof JsonArray array) {
            array.forEach(each -> list.add(String.valueOf(each)));
        } else if (said instanceof JsonObject) {
            texts(name, 20).forEach((key, value) -> list.add(key + "=" + value));
        } else if (said != null) {
            list.add(String.valueOf(said));
        }
        return list;
    }

    /** {@code null} where the body has none of that name. */
    @Nullable
    JsonArray array(String name) {
        return body.get(name) instanceof JsonArray array ? array : null;
    }
}
