package io.tbot.engine.event;

import com.grack.nanojson.JsonWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * One event in the form {@code bot_event_v1}, while it is written. Numbers of money and time are decimal strings; what
 * is not known is left out.
 *
 * <p>Source: docs/bot_event_v1.schema.json.
 */
public final class Envelope {
    /** The form's name. */
    public static final String FORMAT = "bot_event_v1";

    private static final int MAX_TEXT = 2_000;
    private static final int MAX_MEMBERS = 64;

    private final Map<String, Object> members = new LinkedHashMap<>();

    private Envelope(EventType type, long atMillis) {
        members.put("event_type", type.word());
        members.put("timestamp", Instant.ofEpochMilli(atMillis).toString());
        members.put("source", "monitoring");
    }

    static Envelope of(EventType type, long atMillis) {
        return new Envelope(type, atMillis);
    }

    /** A text; cut where it is long. */
    Envelope text(String name, String value) {
        members.put(name, cut(value));
        return this;
    }

    /** A text that is left out where it is empty. */
    Envelope known(String name, String value) {
        return value.isEmpty() ? this : text(name, value);
    }

    /** A decimal string; left out where it is no number. */
    Envelope decimal(String name, double value) {
        if (Double.isFinite(value)) {
            members.put(
                    name,
                    new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString());
        }
        return this;
    }

    Envelope time(String name, long millis) {
        if (millis != 0) {
            members.put(name, Instant.ofEpochMilli(millis).toString());
        }
        return this;
    }

    /** Texts by name, {@value #MAX_MEMBERS} at most. */
    Envelope texts(String name, Map<String, String> texts) {
        Map<String, String> cut = new TreeMap<>();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            if (cut.size() == MAX_MEMBERS) {
                break;
            }
            cut.put(cut(each.getKey()), cut(each.getValue()));
        }
        members.put(name, cut);
        return this;
    }

    /** Completes it; what it does not keep to, empty where it is valid. */
    String close(long position, String correlationId) {
        members.putIfAbsent("correlation_id", correlationId);
        members.put("stream_position", position);
        members.put("processing_mode", "stream");
        members.put("data_format", FORMAT);
        members.put("message_pattern", "pub_sub");
        members.put("boundary_crossed", true);
        String problem = Boundary.problem(members);
        if (problem.isEmpty()) {
            members.put("validation_status", "validated");
        }
        return problem;
    }

    String json() {
        return JsonWriter.string(members);
    }

    private static String cut(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 1)) ? MAX_TEXT - 1 : MAX_TEXT;
        return text.substring(0, end) + "…";
    }
}
