package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Makes a known number of calls with each of the JDK's HTTP clients, then waits for the end of its stdin. */
public final class HttpBot {
    public static void main(String[] args) throws Exception {
        work();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    static void work() throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        for (int i = 0; i < 12; i++) {
            overUrlConnection(venue.rest() + "/v1/orders/" + (1000 + i) + "?signature=secret", "POST");
        }
        for (int i = 0; i < 3; i++) {
            overUrlConnection(venue.rest() + "/missing", "GET");
        }
        overUrlConnection("http://127.0.0.1:" + LoopbackVenue.freePort() + "/down", "GET");
        HttpClient client = HttpClient.newHttpClient();
        for (int i = 0; i < 5; i++) {
            client.send(request(venue.rest() + "/sync"), HttpResponse.BodyHandlers.ofString());
        }
        List<CompletableFuture<HttpResponse<String>>> futures = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            futures.add(client.sendAsync(request(venue.rest() + "/async"), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<HttpResponse<String>> future : futures) {
            future.get();
        }
        try {
            client.sendAsync(
                            request("http://127.0.0.1:" + LoopbackVenue.freePort() + "/down"),
                            HttpResponse.BodyHandlers.ofString())
                    .join();
        } catch (RuntimeException refused) {
            System.out.println(refused.getCause().getClass().getName());
        }
    }

    static HttpRequest request(String uri) {
        return HttpRequest.newBuilder(URI.create(uri)).build();
    }

    /** Asks for the answer as often and in as many ways as the usual libraries do. */
    static void overUrlConnection(String address, String method) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        try {
            if (method.equals("POST")) {
                connection.setDoOutput(true);
                connection.getOutputStream().write('x');
            }
            connection.getResponseCode();
            connection.getHeaderField("Date");
            try (InputStream body = connection.getInputStream()) {
                body.readAllBytes();
            }
            connection.getContentLength();
        } catch (IOException refused) {
            InputStream error = connection.getErrorStream();
            if (error != null) {
                error.readAllBytes();
            }
        }
    }
}
