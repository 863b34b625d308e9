package io.tbot.testapp.bot;

import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ConnectException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Starts the bot from the command line. Exit status: 0, 1 when orders were left open or it failed, 2 for its usage. */
public final class BotMain {
    private static final long HOOK_SECONDS = 10;

    private BotMain() {}

    public static void main(String[] arguments) throws Exception {
        BotOptions options;
        try {
            options = BotOptions.parse(arguments);
        } catch (IllegalArgumentException mistake) {
            System.err.println("bot: " + mistake.getMessage());
            System.err.println(BotOptions.USAGE);
            System.exit(2);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        int status = runOrComplain(options, stopOnSignal(ended));
        ended.countDown();
        if (options.waitStdin()) {
            System.out.println("bot: done");
            System.in.transferTo(OutputStream.nullOutputStream());
        }
        System.exit(status);
    }

    /** Trades until the latch opens or the options say so, writes the files and says in few words what it did. */
    static int run(BotOptions options, CountDownLatch stop, PrintStream out)
            throws SQLException, InterruptedException, IOException {
        // or the JDK sends an order a second time when the connection breaks, which the bot would never know
        System.setProperty("sun.net.http.retryPost", "false");
        GroundTruth truth = options.truth() == null ? GroundTruth.notKept() : GroundTruth.kept();
        TradingBot bot = new TradingBot(options, truth);
        boolean settled;
        try {
            bot.start();
            out.println("bot: trading " + String.join(", ", TradingBot.SYMBOLS));
            settled = bot.trade(stop);
        } finally {
            bot.close();
        }
        write(options, bot.ledger(), truth);
        summarize(options, bot.ledger(), out);
        return settled ? 0 : 1;
    }

    private static int runOrComplain(BotOptions options, CountDownLatch stop) throws InterruptedException, IOException {
        try {
            return run(options, stop, System.out);
        } catch (SQLException | PoolInitializationException noDatabase) {
            System.err.println("bot: no database: " + noDatabase.getMessage());
        } catch (ConnectException noVenue) {
            System.err.println("bot: no venue: " + noVenue.getMessage());
        } catch (CompletionException noVenue) {
            System.err.println("bot: no venue at '" + options.venueWs() + "': " + noVenue.getCause());
        }
        return 1;
    }

    /** A latch that SIGINT and SIGTERM open; the JVM then waits for the bot to end. */
    private static CountDownLatch stopOnSignal(CountDownLatch ended) {
        CountDownLatch stop = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            stop.countDown();
                            awaitQuietly(ended);
                        },
                        "stop"));
        return stop;
    }

    private static void awaitQuietly(CountDownLatch ended) {
        try {
            ended.await(HOOK_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(BotOptions options, OrderLedger ledger, GroundTruth truth) throws IOException {
        if (options.truth() != null) {
            truth.write(options.truth());
        }
        if (options.journal() != null) {
            ledger.writeJournal(options.journal());
        }
    }

    private static void summarize(BotOptions options, OrderLedger ledger, PrintStream out) {
        if (options.orders() == 0) {
            out.println("bot: stopped");
            return;
        }
        StringJoiner states = new StringJoiner(", ");
        for (Map.Entry<OrderState, Integer> count : ledger.counts().entrySet()) {
            states.add(count.getValue() + " " + count.getKey().name().toLowerCase(Locale.ROOT));
        }
        out.println("bot: seed " + options.seed() + ", orders: " + states);
        out.println("bot: fills: " + ledger.fillCount());
    }
}
