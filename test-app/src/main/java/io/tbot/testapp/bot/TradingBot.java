package io.tbot.testapp.bot;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The bot: market data → queue → strategy → risk → venue → executions → books.
 *
 * <p>Threads: main builds, starts, waits and closes; the others are named by the parts.
 */
final class TradingBot {
    static final List<String> SYMBOLS = List.of("BTCUSDT", "ETHUSDT", "SOLUSDT");

    /** By its name the venue knows it again when it comes back. */
    private static final String CLIENT = "?client=bot";

    private static final int QUEUED_TICKS = 4_096;
    private static final long SETTLE_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long SETTLE_UNASKED_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long LOOK_MILLIS = 50;

    private final BotOptions options;
    private final HikariDataSource pool;
    private final OrderLedger ledger;
    private final Routes routes;
    private final OrderDesk desk;
    private final BlockingQueue<Tick> ticks = new ArrayBlockingQueue<>(QUEUED_TICKS);
    private final StreamConnection market;
    private final StreamConnection user;
    private final TradingLoop loop;
    private final Thread strategy;

    TradingBot(BotOptions options, GroundTruth truth) throws SQLException {
        this.options = options;
        pool = options.database().open(options.jdbcUrl(), truth);
        TradeStore store = new TradeStore(pool, truth);
        store.createSchema();
        ledger = new OrderLedger(options.orders() > 0);
        Books books = new Books(ledger, store);
        OrderBook book = new OrderBook();
        ExecutionHandler handler = new ExecutionHandler(ledger, store);
        routes = new Routes(options, handler, pool, truth);
        desk = new OrderDesk(books, routes, book, truth);
        Strategy decisions = new Strategy(new OrderPlan(options.seed(), SYMBOLS), lastOrder(options));
        loop = new TradingLoop(ticks, decisions, desk, books, truth, options.lively());
        strategy = new Thread(loop, "strategy");
        HttpClient client = HttpClient.newHttpClient();
        market = connection(client, "/stream", new MarketDataFeed(ticks, book, truth));
        user = connection(
                client,
                "/user",
                new UserStream(new ExecutionReports("user", handler, truth, (execId, now) -> now), truth));
    }

    OrderLedger ledger() {
        return ledger;
    }

    /** Connects; from here on it trades. */
    void start() throws IOException, InterruptedException {
        strategy.start();
        routes.open();
        user.open();
        market.open();
    }

    /** Waits until the orders are placed or the latch opens; whether every order has then come to its end. */
    boolean trade(CountDownLatch stop) throws InterruptedException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(options.seconds());
        while (loop.traded().getCount() > 0) {
            boolean over = options.seconds() > 0 && System.nanoTime() - endNanos > 0;
            if (stop.await(LOOK_MILLIS, TimeUnit.MILLISECONDS) || over) {
                loop.stop();
                break;
            }
        }
        loop.traded().await(SETTLE_UNASKED_NANOS, TimeUnit.NANOSECONDS);
        return settle();
    }

    /** Lets the venue send what it has, stores it, and leaves. */
    void close() throws InterruptedException {
        market.close();
        if (strategy.isAlive()) {
            ticks.put(TradingLoop.END);
            strategy.join();
        }
        routes.close();
        user.close();
        pool.close();
    }

    /** Cancels what still rests, until nothing does or nothing has been heard for too long. */
    private boolean settle() throws InterruptedException {
        long patienceNanos = options.orders() > 0 ? SETTLE_NANOS : SETTLE_UNASKED_NANOS;
        long heardNanos = System.nanoTime();
        long reports = ledger.reports();
        while (System.nanoTime() - heardNanos < patienceNanos
                && !ledger.living().isEmpty()) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            if (ledger.reports() != reports) {
                reports = ledger.reports();
                heardNanos = System.nanoTime();
            }
            cancelResting(System.nanoTime() - heardNanos > QUIET_NANOS);
        }
        return ledger.living().isEmpty();
    }

    /** What no later order has passed may be done, and its report on the way: it is left until the stream is quiet. */
    private void cancelResting(boolean quiet) {
        for (OrderRecord order : ledger.living()) {
            if (order.state() == OrderState.UNKNOWN) {
                if (quiet) {
                    desk.resolve(order);
                }
            } else if (order.isCancelable() && (quiet || order.ordinal() < ledger.lastReported(order.way()))) {
                desk.cancel(order);
                if (quiet && order.isCancelable()) {
                    desk.ask(order); // it may be done, and its reports lost
                }
            }
        }
    }

    private StreamConnection connection(HttpClient client, String path, JsonStream stream) {
        return new StreamConnection(client, URI.create("ws://" + options.venueWs() + path + CLIENT), stream);
    }

    private static long lastOrder(BotOptions options) {
        return options.orders() > 0 ? options.orders() : Long.MAX_VALUE;
    }
}
