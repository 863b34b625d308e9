package io.tbot.testapp.venue;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** One HTTP request: the parameters of query and form body together. */
record RestRequest(String method, String path, Map<String, String> parameters, boolean keepAlive) {

    /** @throws IllegalArgumentException if a percent escape is wrong */
    static RestRequest of(String method, String target, String body, boolean keepAlive) {
        Map<String, String> parameters = new HashMap<>();
        int query = target.indexOf('?');
        if (query >= 0) {
            readForm(target.substring(query + 1), parameters);
        }
        readForm(body, parameters);
        return new RestRequest(method, query < 0 ? target : target.substring(0, query), parameters, keepAlive);
    }

    private static void readForm(String form, Map<String, String> into) {
        int start = 0;
        while (start < form.length()) {
            int end = form.indexOf('&', start);
            end = end < 0 ? form.length() : end;
            int equals = form.indexOf('=', start);
            if (equals > start && equals < end) {
                into.put(decode(form.substring(start, equals)), decode(form.substring(equals + 1, end)));
            }
            start = end + 1;
        }
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
