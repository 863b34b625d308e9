package io.tbot.engine.alert.channel;

import io.tbot.engine.alert.model.Alert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A receiver of JSON: Alertmanager's webhook of version 4, or the original module's, which takes one alert at a time.
 *
 * <p>Shape: {@code X-TBot-Delivery-Id} is the same at each attempt; {@code X-TBot-Signature} is {@code sha256=} and the
 * HMAC over {@code X-TBot-Timestamp}, a dot and the body.
 */
record Webhook(Secret url, @Nullable Secret key, boolean original, int maxAlerts) implements Dialect {
    static final int MAX_ALERTS = 100;

    @Override
    public List<HttpCall> calls(Message message, long nowMillis) throws IOException {
        String address = url.reveal();
        String id = message.notification().id();
        if (!original) {
            String body = AlertJson.alertmanager(message, maxAlerts);
            return List.of(HttpCall.json(id, address, headers(id, body, nowMillis), body));
        }
        List<HttpCall> calls = new ArrayList<>();
        for (Alert alert : message.notification().alerts()) {
            String part = message.part(alert);
            String body = AlertJson.event(alert);
            calls.add(HttpCall.json(part, address, headers(part, body, nowMillis), body));
        }
        return calls;
    }

    @Override
    public boolean digests() {
        return !original; // its readers know no totals
    }

    private Map<String, String> headers(String id, String body, long nowMillis) throws IOException {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-TBot-Delivery-Id", id);
        String timestamp = Long.toString(nowMillis / 1000);
        headers.put("X-TBot-Timestamp", timestamp);
        if (key != null) {
            headers.put("X-TBot-Signature", "sha256=" + sign(key.reveal(), timestamp + "." + body));
        }
        return headers;
    }

    static String sign(String key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible); // every Java platform must have it
        }
    }
}
