package io.tbot.testapp.it.apps;

import io.tbot.testapp.it.apps.JettyEndpoints.Endpoint;
import java.net.URI;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/**
 * Exchanges a known number of messages with an echoing venue over Jetty's WebSocket client, then waits for its stdin.
 * One bot for both APIs, that of 11 and that of 12: which one there is, it finds out.
 */
public final class JettyStreamBot {
    private static final int MESSAGES = 50;

    private final WebSocketClient client = new WebSocketClient();
    private final String line = isEleven() ? "11" : "12";

    public static void main(String[] args) throws Exception {
        LoopbackVenue venue = new LoopbackVenue();
        JettyStreamBot bot = new JettyStreamBot();
        bot.client.start();
        Endpoint stays = bot.connect(venue.stream(), 2 * MESSAGES + 2);
        for (int i = 0; i < MESSAGES; i++) {
            stays.text("abcö");
            stays.binary(10);
        }
        stays.parts("first", " and second");
        stays.ping(3);
        System.out.println("all came " + stays.received().await(20, TimeUnit.SECONDS));

        Endpoint goes = bot.connect(venue.stream(), MESSAGES);
        for (int i = 0; i < MESSAGES; i++) {
            goes.text("abcö");
        }
        System.out.println("all came " + goes.received().await(20, TimeUnit.SECONDS));
        goes.text(LoopbackVenue.BYE);
        System.out.println("ended " + goes.ended().await(20, TimeUnit.SECONDS));

        Endpoint fails = bot.connect(venue.stream(), 1);
        fails.text("fail");
        System.out.println("ended " + fails.ended().await(20, TimeUnit.SECONDS));
        try {
            bot.connect(URI.create("ws://127.0.0.1:" + LoopbackVenue.freePort() + "/down"), 1);
        } catch (ExecutionException refused) {
            System.out.println(refused.getCause().getClass().getSimpleName());
        }
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private Endpoint connect(URI uri, int messages) throws Exception {
        Endpoint endpoint = JettyEndpoints.of(line, messages);
        Object unused = client.connect(endpoint, uri).get(20, TimeUnit.SECONDS);
        return endpoint;
    }

    private static boolean isEleven() {
        try {
            Class.forName("org.eclipse.jetty.websocket.api.WebSocketAdapter");
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
