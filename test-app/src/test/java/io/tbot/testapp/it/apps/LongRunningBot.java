package io.tbot.testapp.it.apps;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Uses its database, its HTTP clients and a WebSocket with the same objects for as long as it runs: one round at once,
 * one more for each line on its stdin, until that ends.
 */
public final class LongRunningBot {
    private final LoopbackVenue venue = new LoopbackVenue();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Connection connection = DriverManager.getConnection("jdbc:h2:mem:long-running");
    private final PreparedStatement early;
    private int fills;

    private LongRunningBot() throws Exception {
        try (Statement create = connection.createStatement()) {
            create.execute("CREATE TABLE fills (id INT PRIMARY KEY)");
        }
        early = connection.prepareStatement("SELECT * FROM fills WHERE id = ?");
    }

    public static void main(String[] arguments) throws Exception {
        LongRunningBot bot = new LongRunningBot();
        bot.work();
        int round = 1;
        System.out.println("ready " + round);
        for (int next = System.in.read(); next >= 0; next = System.in.read()) {
            if (next == '\n') {
                bot.work();
                System.out.println("ready " + ++round);
            }
        }
        System.out.println("ended after " + bot.fills + " fills");
        System.exit(0);
    }

    private void work() throws Exception {
        for (int i = 0; i < 3; i++) {
            HttpBot.overUrlConnection(venue.rest() + "/url", "POST");
        }
        HttpBot.overUrlConnection(venue.rest() + "/missing", "GET");
        for (int i = 0; i < 4; i++) {
            client.send(HttpBot.request(venue.rest() + "/sync"), HttpResponse.BodyHandlers.ofString());
        }
        List<CompletableFuture<?>> futures = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            futures.add(
                    client.sendAsync(HttpBot.request(venue.rest() + "/async"), HttpResponse.BodyHandlers.ofString()));
        }
        for (CompletableFuture<?> future : futures) {
            future.get();
        }
        store();
        stream();
    }

    private void store() throws Exception {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fills VALUES (?)")) {
            for (int i = 0; i < 6; i++) {
                insert.setInt(1, ++fills);
                insert.executeUpdate();
            }
        }
        for (int i = 0; i < 2; i++) {
            early.setInt(1, fills);
            early.executeQuery().next();
        }
        try (Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE fills SET id = -id WHERE id = " + fills);
        }
    }

    private void stream() throws Exception {
        CountDownLatch received = new CountDownLatch(7);
        WebSocket socket = client.newWebSocketBuilder()
                .buildAsync(venue.stream(), new StreamBot.Counting(received))
                .get();
        for (int i = 0; i < 7; i++) {
            socket.sendText("abc", true).get();
        }
        if (!received.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the echo does not come");
        }
    }
}
