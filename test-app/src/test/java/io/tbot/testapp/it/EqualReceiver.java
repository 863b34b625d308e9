package io.tbot.testapp.it;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whoever is told, on loopback: notes what comes to {@code /SIDE/SCENARIO/RECEIVER} in Alertmanager's form, and when.
 *
 * <p>Threads: its own; what it noted may be read by any.
 */
final class EqualReceiver implements AutoCloseable {
    private static final Pattern ALERT =
            Pattern.compile("\\{\"status\":\"(firing|resolved)\",\"labels\":\\{([^}]*)\\}");
    private static final Pattern GROUP = Pattern.compile("\"groupLabels\":\\{([^}]*)\\}");

    /**
     * One message.
     *
     * @param group what its alerts have in common
     * @param text {@code desk +s01_r/x -s01_r/y}
     * @param atNanos of {@link System#nanoTime}
     */
    record Told(String side, String scenario, String group, String text, long atNanos) {}

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    EqualReceiver() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All of it, in the order of arrival. */
    List<Told> told() {
        return List.copyOf(told);
    }

    /** What one side was told of a scenario, in the order of arrival. */
    List<Told> told(String side, String scenario) {
        return told.stream()
                .filter(each -> each.side().equals(side) && each.scenario().equals(scenario))
                .toList();
    }

    private void take(HttpExchange exchange) throws IOException {
        long nowNanos = System.nanoTime();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String[] path = exchange.getRequestURI().getPath().split("/", -1);
        Matcher group = GROUP.matcher(body);
        String common = group.find() ? group.group(1) : "";
        told.add(new Told(path[1], path[2], common, path[3] + alerts(body), nowNanos));
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private static String alerts(String body) {
        TreeSet<String> firing = new TreeSet<>();
        TreeSet<String> over = new TreeSet<>();
        Matcher alert = ALERT.matcher(body);
        while (alert.find()) {
            String rule = label("alertname", alert.group(2)).replaceAll("^s\\d+_", "");
            String part = label("part", alert.group(2));
            String name = part.isEmpty() || part.equals(rule) ? rule : rule + "/" + part;
            (alert.group(1).equals("firing") ? firing : over).add(name);
        }
        List<String> words = new ArrayList<>();
        firing.forEach(each -> words.add(" +" + each));
        over.forEach(each -> words.add(" -" + each));
        return String.join("", words);
    }

    private static String label(String name, String labels) {
        Matcher found = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(labels);
        return found.find() ? found.group(1) : "";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
