package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * Has numbers that its stdin says: {@code set scenario part value} for one that goes up and down, {@code add scenario
 * part value} for one that only grows, {@code get scenario part seconds} asks a venue, which asks to be left alone for
 * so long. Ends with its stdin.
 */
public final class DrivenBot {
    private DrivenBot() {}

    /** What a bot would tell its own bookkeeping. */
    static final class Numbers {
        private double sum;

        void set(String scenario, String part, double value) {
            sum += scenario.length() + part.length() + value;
        }

        void add(String scenario, String part, double more) {
            sum += scenario.length() + part.length() + more;
        }
    }

    /** A venue for each scenario: {@code s07} is at an address of loopback that ends with 7. */
    public static String host(String scenario) {
        return "127.0.0." + Integer.parseInt(scenario.substring(1));
    }

    public static void main(String[] arguments) throws IOException {
        Numbers numbers = new Numbers();
        HttpServer venues = HttpServer.create(new InetSocketAddress(0), 0);
        venues.createContext("/", exchange -> {
            exchange.getResponseHeaders()
                    .add("Retry-After", exchange.getRequestURI().getQuery());
            exchange.sendResponseHeaders(429, -1);
            exchange.close();
        });
        venues.start();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        System.out.println("ready 1");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "set" -> numbers.set(words[1], words[2], Double.parseDouble(words[3]));
                case "add" -> numbers.add(words[1], words[2], Double.parseDouble(words[3]));
                default -> get(host(words[1]), venues.getAddress().getPort(), words[3]);
            }
        }
        System.out.println("sum " + numbers.sum);
        venues.stop(0);
    }

    private static void get(String host, int port, String seconds) throws IOException {
        URI uri = URI.create("http://" + host + ":" + port + "/time?" + seconds);
        HttpURLConnection call = (HttpURLConnection) uri.toURL().openConnection();
        call.getResponseCode();
        call.disconnect();
    }
}
