package io.tbot.testapp.it.apps;

import com.sun.net.httpserver.HttpServer;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Does, round after round, one of everything that the agent measures: ticks, a strategy, a check, orders, statements,
 * HTTP calls of both clients. Says {@code warm} after some rounds and goes on until its stdin ends.
 */
public final class TalkingBot {
    private static final int WARM_ROUNDS = 150;
    private static final int PAUSE_MILLIS = 20;

    private final HikariDataSource pool;
    private final String venue;
    private final HttpClient client = HttpClient.newHttpClient();

    private TalkingBot(HikariDataSource pool, String venue) {
        this.pool = pool;
        this.venue = venue;
    }

    public static void main(String[] arguments) throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", exchange -> {
            boolean known = !exchange.getRequestURI().getPath().contains("unknown");
            exchange.sendResponseHeaders(known ? 200 : 404, -1);
            exchange.close();
        });
        server.start();
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl("jdbc:h2:mem:fills;DB_CLOSE_DELAY=-1");
        config.setMaximumPoolSize(2);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("create table fills(id bigint, symbol varchar(20))");
            }
            TalkingBot bot = new TalkingBot(
                    pool, "http://127.0.0.1:" + server.getAddress().getPort());
            for (int round = 0; System.in.available() == 0; round++) {
                bot.round(round);
                if (round == WARM_ROUNDS) {
                    System.out.println("warm");
                }
                if (round >= WARM_ROUNDS) {
                    Thread.sleep(PAUSE_MILLIS);
                }
            }
        } finally {
            server.stop(0);
        }
    }

    private void round(int round) throws Exception {
        String symbol = round % 2 == 0 ? "BTC-USD" : "ETH-USD";
        onTick(symbol, System.currentTimeMillis());
        if (evaluate("momentum", symbol)) {
            String status = place(symbol, "buy");
            onExecution(status);
            try {
                cancel(symbol, round % 10 == 0);
            } catch (IllegalStateException late) {
                price(symbol, round);
            }
        }
        store(round, symbol);
        askUrl("/api/v3/order/" + (100_000 + round));
        askClient(round % 5 == 0 ? "/unknown" : "/api/v3/depth");
        exposure();
        fees(round);
    }

    void onTick(String symbol, long epochMillis) {}

    boolean evaluate(String strategy, String symbol) {
        return !symbol.isEmpty();
    }

    String place(String symbol, String side) {
        return "FILLED";
    }

    void onExecution(String status) {}

    void cancel(String symbol, boolean late) {
        if (late) {
            throw new IllegalStateException("filled already");
        }
    }

    double price(String symbol, int round) {
        return round;
    }

    double exposure() {
        return 42.5;
    }

    double fees(int round) {
        return 0.25;
    }

    private void store(int round, String symbol) throws SQLException {
        try (Connection connection = pool.getConnection();
                PreparedStatement insert = connection.prepareStatement("insert into fills values (?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setLong(1, round);
                insert.setString(2, symbol);
                insert.addBatch();
            }
            insert.executeBatch();
            if (round % 10 == 0) {
                try (Statement wrong = connection.createStatement()) {
                    wrong.execute("select nothing from nowhere");
                } catch (SQLException expected) {
                    // one for the error counter
                }
            }
        }
    }

    private void askUrl(String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(venue + path).toURL().openConnection();
        try (InputStream body = connection.getInputStream()) {
            body.readAllBytes();
        }
    }

    private void askClient(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(venue + path)).build();
        client.send(request, HttpResponse.BodyHandlers.discarding());
    }
}
