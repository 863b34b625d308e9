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
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;

/** A bot without any trading library: orders over the JDK's clients, reports and ticks over a WebSocket. */
public final class PlainTrafficBot {
    private static final String SECRET = JournalVenue.SECRET;
    private static final String[] FATES = {"fine", "fine", "fine", "poor", "poor", "often", "broken", "lost"};
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private PlainTrafficBot() {}

    public static void main(String[] arguments) throws Exception {
        JournalVenue venue = new JournalVenue();
        String orders = venue.address() + "/api/v3/order";
        int number = 0;
        for (String fate : FATES) {
            for (String way : new String[] {"url", "client", "async"}) {
                String id = fate + "-" + number++;
                order(
                        way,
                        orders,
                        "POST",
                        "symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=2&newClientOrderId=" + id);
            }
        }
        for (String fate : new String[] {"fine", "missing"}) {
            for (String way : new String[] {"url", "client", "async"}) {
                order(way, orders + "?symbol=BTCUSDT&origClientOrderId=" + fate + "&signature=" + SECRET, "DELETE", "");
            }
        }
        stream();
        venue.filled("fine-0");
        venue.print();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void order(String way, String address, String method, String form) throws Exception {
        String body = form.isEmpty() ? "" : form + "&signature=" + SECRET;
        try {
            if (way.equals("url")) {
                overUrlConnection(address, method, body);
                return;
            }
            HttpRequest request = HttpRequest.newBuilder(URI.create(address))
                    .header("X-MBX-APIKEY", SECRET)
                    .method(
                            method,
                            body.isEmpty()
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofString(body))
                    .build();
            if (way.equals("client")) {
                CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
            } else {
                CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
                        .join();
            }
        } catch (IOException | CompletionException lost) {
            // the venue's journal has it
        }
    }

    private static void overUrlConnection(String address, String method, String body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address).toURL().openConnection();
        connection.setRequestMethod(method);
        connection.setRequestProperty("X-MBX-APIKEY", SECRET);
        if (!body.isEmpty()) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        int status = connection.getResponseCode();
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (in != null) {
                in.readAllBytes();
            }
        }
    }

    /** The venue echoes what the bot has it say. */
    private static void stream() throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        Semaphore handled = new Semaphore(0);
        WebSocket socket = CLIENT.newWebSocketBuilder()
                .buildAsync(venue.stream(), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean last) {
                        handled.release();
                        return WebSocket.Listener.super.onText(socket, text, last);
                    }
                })
                .join();
        String[] messages = {
            "{\"e\":\"executionReport\",\"E\":1,\"s\":\"BTCUSDT\",\"c\":\"fine-0\",\"X\":\"FILLED\",\"i\":7001,\"l\":\"1\",\"L\":\"2\",\"z\":\"1\",\"t\":5,\"k\":\""
                    + SECRET + "\"}",
            "{\"e\":\"trade\",\"E\":1672515782136,\"s\":\"BTCUSDT\",\"t\":10,\"p\":\"2\"}",
            "{\"e\":\"trade\",\"E\":1672515782137,\"s\":\"BTCUSDT\",\"t\":11,\"p\":\"2\"}",
            "no JSON, " + SECRET,
        };
        for (String message : messages) {
            socket.sendText(message, true).join();
            handled.acquire();
        }
        socket.sendText(
                        "{\"id\":\"w1\",\"method\":\"order.place\",\"params\":{\"symbol\":\"ETHUSDT\",\"side\":\"SELL\",\"type\":\"MARKET\","
                                + "\"quantity\":\"3\",\"apiKey\":\"" + SECRET + "\",\"signature\":\"" + SECRET + "\"}}",
                        true)
                .join();
        handled.acquire();
    }
}
