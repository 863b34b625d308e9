package io.tbot.testapp.it.apps;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/**
 * Makes as many sends of each kind as it is told on threads of the agent's own, one call as a bot, then waits for its
 * stdin's end.
 */
public final class OwnSendsBot {
    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        onOwnThread(() -> {
            send(venue, Integer.parseInt(args[0]));
            return null;
        });
        HttpBot.overUrlConnection(venue.rest() + "/by-the-bot", "GET");
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static Thread ownThread(Runnable body) {
        try {
            return (Thread) Class.forName("io.tbot.bootstrap.AgentThread")
                    .getConstructor(String.class, Runnable.class)
                    .newInstance("own", body);
        } catch (ReflectiveOperationException withoutAgent) {
            return new Thread(body);
        }
    }

    private static void onOwnThread(Callable<Void> body) throws Exception {
        FutureTask<Void> task = new FutureTask<>(body);
        ownThread(task).start();
        task.get(50, TimeUnit.SECONDS);
    }

    private static void send(LoopbackVenue venue, int sends) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .executor(task -> ownThread(task).start())
                .build();
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(venue.stream(), new WebSocket.Listener() {})
                .get();
        WebSocketClient library = library(venue.stream());
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:own");
                PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
            for (int i = 0; i < sends; i++) {
                HttpBot.overUrlConnection(venue.rest() + "/own", "POST");
                client.send(HttpBot.request(venue.rest() + "/own"), HttpResponse.BodyHandlers.ofString());
                client.sendAsync(HttpBot.request(venue.rest() + "/own"), HttpResponse.BodyHandlers.ofString())
                        .get();
                socket.sendText("own", true).get();
                library.send("own");
                statement.executeQuery();
            }
        }
    }

    private static WebSocketClient library(URI stream) throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        WebSocketClient client = new WebSocketClient(stream) {
            @Override
            public void onOpen(ServerHandshake handshake) {
                open.countDown();
            }

            @Override
            public void onMessage(String message) {}

            @Override
            public void onClose(int code, String reason, boolean remote) {}

            @Override
            public void onError(Exception fault) {}
        };
        ownThread(client).start();
        open.await(20, TimeUnit.SECONDS);
        return client;
    }
}
