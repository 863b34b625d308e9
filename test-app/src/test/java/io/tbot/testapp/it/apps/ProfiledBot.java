package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** A bot of a venue that nobody knows: orders over the JDK's clients, reports and prices over a WebSocket. */
public final class ProfiledBot {
    private static final String[] FATES = {"full", "part", "gone", "poor", "slow"};
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private ProfiledBot() {}

    public static void main(String[] arguments) throws Exception {
        LoopbackVenue streams = new LoopbackVenue();
        Semaphore handled = new Semaphore(0);
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .buildAsync(streams.stream(), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        handled.release();
                        return WebSocket.Listener.super.onText(socket, text, last);
                    }
                })
                .join();
        AcmeVenue venue = new AcmeVenue();
        List<String> messages = trade(venue, socket, handled);
        for (String message : messages) {
            echo(socket, handled, message);
        }
        for (String way : new String[] {"url", "client", "async"}) {
            call(way, venue.address() + "/v9/clock", "GET", "");
        }
        call("client", venue.address() + "/v9/pairs", "GET", "");
        venue.print();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    /** Places, reads what the venue would say of it, and cancels what is to be cancelled. */
    private static List<String> trade(AcmeVenue venue, WebSocket socket, Semaphore handled) throws Exception {
        Map<String, Integer> counts = new TreeMap<>(Map.of("full", 5, "part", 3, "gone", 2, "poor", 1, "slow", 1));
        String[] ways = {"url", "client", "async"};
        int number = 0;
        for (String fate : FATES) {
            for (int i = 0; i < counts.get(fate); i++) {
                if (number == 3) {
                    echo(socket, handled, "{\"kind\":\"top.ETH-EUR\",\"best\":{\"buy\":\"9.9\",\"sell\":\"10.1\"}}");
                }
                String ref = fate + "-" + number;
                String order = "{\"ref\":\"" + ref + "\",\"pair\":\"ETH-EUR\",\"way\":\"sell\",\"kind\":\"limit\","
                        + "\"amount\":\"2\",\"rate\":\"10\"}";
                call(ways[number % ways.length], venue.address() + "/v9/trade/new", "POST", order);
                if (fate.equals("gone")) {
                    call(ways[number % ways.length], venue.address() + "/v9/trade/" + venue.number(ref), "DELETE", "");
                }
                number++;
            }
        }
        return venue.reports();
    }

    private static void echo(WebSocket socket, Semaphore handled, String message) throws Exception {
        socket.sendText(message, true).join();
        handled.acquire();
    }

    private static void call(String way, String address, String method, String body) throws Exception {
        if (way.equals("url")) {
            overUrlConnection(address, method, body);
            return;
        }
        HttpRequest.BodyPublisher publisher =
                body.isEmpty() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body);
        HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                .method(method, publisher)
                .build();
        if (way.equals("client")) {
            CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } else {
            CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).join();
        }
    }

    private static void overUrlConnection(String address, String method, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod(method);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }
}
