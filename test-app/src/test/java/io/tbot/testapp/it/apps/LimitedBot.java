package io.tbot.testapp.it.apps;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs into a venue's limits with each of the JDK's clients, under two names of it, and into a storm of WebSocket
 * connections; keeps the last of them and waits for the end of its stdin.
 */
public final class LimitedBot {
    private static final int DROPS = 6;

    public static void main(String[] args) throws Exception {
        LimitingVenue venue = new LimitingVenue();
        String weighing = "http://127.0.0.1:" + venue.port();
        String counting = "http://localhost:" + venue.port();
        HttpClient client = HttpClient.newHttpClient();

        HttpBot.overUrlConnection(weighing + "/weighed", "GET");
        client.send(HttpBot.request(weighing + "/weighed"), HttpResponse.BodyHandlers.ofString());
        client.sendAsync(HttpBot.request(weighing + "/weighed"), HttpResponse.BodyHandlers.ofString())
                .get();
        HttpBot.overUrlConnection(counting + "/counted", "GET");
        client.sendAsync(HttpBot.request(counting + "/counted"), HttpResponse.BodyHandlers.ofString())
                .get();
        client.send(HttpBot.request(weighing + "/banned"), HttpResponse.BodyHandlers.ofString());
        HttpBot.overUrlConnection(weighing + "/limited", "GET");

        FaultyVenue stream = new FaultyVenue();
        URI address = URI.create("ws://127.0.0.1:" + stream.port() + "/stream");
        for (int i = 0; i < DROPS; i++) {
            Ears ears = new Ears();
            WebSocket socket =
                    client.newWebSocketBuilder().buildAsync(address, ears).get();
            socket.sendText("drop", true).get();
            if (!ears.ended.await(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the connection does not end");
            }
        }
        WebSocket last =
                client.newWebSocketBuilder().buildAsync(address, new Ears()).get();
        System.out.println("ready " + last.isInputClosed());
        System.in.read();
        System.exit(0);
    }

    /** Hears that a connection ended. */
    private static final class Ears implements WebSocket.Listener {
        private final CountDownLatch ended = new CountDownLatch(1);

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            ended.countDown();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable fault) {
            ended.countDown();
        }
    }
}
