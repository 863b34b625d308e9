package io.tbot.engine.alert.channel;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One request: a secret as a whole, since its address may hold a key.
 *
 * @param part what it is of a message, by which it is known when the message is sent again
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
record HttpCall(String part, String method, String url, Map<String, String> headers, byte[] body) {
    static HttpCall json(String part, String url, Map<String, String> headers, String body) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Content-Type", "application/json; charset=utf-8");
        return new HttpCall(part, "POST", url, all, body.getBytes(StandardCharsets.UTF_8));
    }

    /** The address of a server, to which a path is added. */
    static String under(Secret base) throws SecretMissingException {
        String address = base.reveal();
        return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
    }

    @Override
    public String toString() {
        return method + " " + part;
    }
}
