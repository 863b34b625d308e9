package io.tbot.testapp.venue;

import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A client of the venue's HTTP side. */
final class VenueClient {
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String root;

    VenueClient(Venue venue) {
        this.root = "http://127.0.0.1:" + venue.restPort();
    }

    HttpResponse<String> order(String clientOrderId) throws IOException, InterruptedException {
        return order(clientOrderId, "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=0.5&price=60000.10");
    }

    HttpResponse<String> order(String clientOrderId, String form) throws IOException, InterruptedException {
        String body = form + "&newClientOrderId=" + clientOrderId;
        return send(request("/api/v3/order").POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> cancel(String clientOrderId) throws IOException, InterruptedException {
        return send(request("/api/v3/order?symbol=BTCUSDT&origClientOrderId=" + clientOrderId)
                .DELETE());
    }

    HttpResponse<String> replace(String clientOrderId, String by, String quantity)
            throws IOException, InterruptedException {
        String body = "symbol=BTCUSDT&side=BUY&type=LIMIT&price=60000.10&quantity=" + quantity + "&origClientOrderId="
                + clientOrderId + "&newClientOrderId=" + by;
        return send(request("/api/v3/order").PUT(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path) throws IOException, InterruptedException {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    JsonObject journal() throws IOException, InterruptedException {
        return json(get("/admin/journal"));
    }

    static JsonObject json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonObject json(String text) {
        try {
            return JsonParser.object().from(text);
        } catch (JsonParserException wrong) {
            throw new AssertionError("not JSON: " + text, wrong);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(root + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }
}
