package io.tbot.testapp.bot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Requests to one host over kept-alive connections.
 *
 * <p>Threads: any.
 */
final class RestClient {
    private final String address;
    private final int timeoutMillis;
    private final GroundTruth truth;

    RestClient(String address, int timeoutMillis, GroundTruth truth) {
        this.address = address;
        this.timeoutMillis = timeoutMillis;
        this.truth = truth;
    }

    /** Sends the fields as a form body. */
    RestReply post(String path, Map<String, String> fields) throws IOException {
        return send("POST", path, "", form(fields));
    }

    /** Sends the fields as a form body. */
    RestReply put(String path, Map<String, String> fields) throws IOException {
        return send("PUT", path, "", form(fields));
    }

    /** Sends the fields in the query. */
    RestReply get(String path, Map<String, String> fields) throws IOException {
        return send("GET", path, fields.isEmpty() ? "" : "?" + form(fields), null);
    }

    /** Sends the fields in the query. */
    RestReply delete(String path, Map<String, String> fields) throws IOException {
        return send("DELETE", path, "?" + form(fields), null);
    }

    private RestReply send(String method, String path, String query, @Nullable String form) throws IOException {
        RestReply reply = exchange(method, URI.create("http://" + address + path + query), form);
        truth.http(method, path, reply.status());
        return reply;
    }

    private RestReply exchange(String method, URI uri, @Nullable String form) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setConnectTimeout(timeoutMillis);
        connection.setReadTimeout(timeoutMillis);
        if (form != null) {
            connection.setDoOutput(true);
            connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        // read to the end: only then is the connection kept for the next request
        try (InputStream in = status < 400 ? connection.getInputStream() : connection.getErrorStream()) {
            return new RestReply(status, in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** Keys and values here are ids, words and numbers, which need no escaping. */
    private static String form(Map<String, String> fields) {
        StringJoiner joined = new StringJoiner("&");
        fields.forEach((key, value) -> joined.add(key + "=" + value));
        return joined.toString();
    }
}
