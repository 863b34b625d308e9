package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpServer;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/** Runs the small bot and asks a venue on loopback for the time, once and once more for each line on its stdin. */
public final class ReloadedBot {
    private ReloadedBot() {}

    public static void main(String[] arguments) throws Exception {
        HttpServer venue = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        venue.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        venue.start();
        URI time = URI.create("http://127.0.0.1:" + venue.getAddress().getPort() + "/time");
        int round = 0;
        do {
            SmallBot.main(arguments);
            HttpURLConnection call = (HttpURLConnection) time.toURL().openConnection();
            System.out.println("time " + call.getResponseCode());
            System.out.println("ready " + ++round);
        } while (System.in.read() >= 0);
        venue.stop(0);
    }
}
