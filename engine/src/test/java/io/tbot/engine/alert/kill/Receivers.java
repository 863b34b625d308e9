package io.tbot.engine.alert.kill;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import com.grack.nanojson.JsonParser;
import com.grack.nanojson.JsonParserException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Three receivers on loopback that take messages in Alertmanager's form; now and then one asks to be told later. A
 * message that says nothing which its receiver does not know is a duplicate.
 *
 * <p>Threads: the server's, one message at a time; the test's.
 */
final class Receivers implements AutoCloseable {
    private static final int REFUSED_PERCENT = 2;
    private static final String ESCALATION = "escalation of ";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random = new Random(5);
    private final Map<String, Receiver> receivers = new TreeMap<>();
    private int life;

    Receivers() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        for (String name : List.of("a", "b", "c")) {
            receivers.put(name, new Receiver());
        }
        server.createContext("/", this::take);
        server.setExecutor(threads);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** The sender was killed, and another begins. */
    synchronized void nextLife() {
        life++;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().getPath().substring(1);
            String id = String.valueOf(exchange.getRequestHeaders().getFirst("X-TBot-Delivery-Id"));
            int status = take(path, id, body);
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private synchronized int take(String name, String id, String body) {
        if (random.nextInt(100) < REFUSED_PERCENT) {
            return 503;
        }
        try {
            receivers.get(name).take(JsonParser.object().from(body), id, life);
            return 200;
        } catch (JsonParserException | RuntimeException broken) {
            receivers.get(name).broken.add(id + ": " + broken);
            return 200;
        }
    }

    synchronized int messages() {
        return receivers.values().stream().mapToInt(each -> each.messages).sum();
    }

    /** Of all lives and receivers. */
    synchronized int duplicates() {
        return receivers.values().stream()
                .flatMap(each -> each.duplicates.values().stream())
                .mapToInt(List::size)
                .sum();
    }

    /** The worst that one receiver was told twice because of one kill, as text; empty where it was once at most. */
    synchronized String tooMany() {
        StringBuilder text = new StringBuilder();
        receivers.forEach((name, each) -> {
            each.duplicates.forEach((at, ids) -> {
                if (ids.size() > 1) {
                    text.append(name)
                            .append(" after kill ")
                            .append(at)
                            .append(": ")
                            .append(ids)
                            .append('\n');
                }
            });
            each.broken.forEach(broken ->
                    text.append(name).append(" broken ").append(broken).append('\n'));
        });
        return text.toString();
    }

    /** Whether that receiver was told of the instance, that it fires, or that it is over. */
    synchronized boolean knows(String name, int n, boolean firing) {
        Receiver receiver = receivers.get(name);
        return receiver.told.contains(n + (firing ? " firing" : " resolved"));
    }

    synchronized Set<Integer> firing(String name) {
        Set<Integer> firing = new HashSet<>();
        receivers.get(name).last.forEach((n, status) -> {
            if (status.equals("firing")) {
                firing.add(n);
            }
        });
        return firing;
    }

    /** The most steps of its escalation that were told. */
    synchronized int escalations(int n) {
        return receivers.values().stream()
                .mapToInt(each -> each.escalations.getOrDefault(n, 0))
                .sum();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    /** What one of them knows. */
    private static final class Receiver {
        private final Set<String> ids = new HashSet<>();
        private final Set<String> told = new HashSet<>();
        private final Map<Integer, String> last = new HashMap<>();
        private final Map<Integer, Integer> escalations = new HashMap<>();
        private final Map<Integer, List<String>> duplicates = new TreeMap<>();
        private final List<String> broken = new ArrayList<>();
        private int messages;

        void take(JsonObject message, String id, int life) {
            messages++;
            boolean fresh = ids.add(id);
            String group = message.getString("groupKey", "");
            JsonArray alerts = message.getArray("alerts");
            boolean news = false;
            for (int i = 0; i < alerts.size(); i++) {
                JsonObject alert = alerts.getObject(i);
                int n = Integer.parseInt(
                        alert.getObject("labels").getString("n").substring(1));
                String status = alert.getString("status");
                if (group.startsWith(ESCALATION)) {
                    escalations.merge(n, fresh ? 1 : 0, Integer::sum);
                    news = fresh;
                    if ("resolved".equals(last.get(n)) && status.equals("firing") && fresh) {
                        broken.add(id + ": " + n + " is escalated behind its end");
                    }
                    continue;
                }
                told.add(n + " " + status);
                news |= !status.equals(last.put(n, status));
            }
            if (!news) {
                duplicates.computeIfAbsent(life, at -> new ArrayList<>()).add(id + (fresh ? " (new)" : ""));
            }
        }
    }
}
