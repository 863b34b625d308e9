package io.tbot.testapp.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Trades at a given rate, in a row of symbols that begins anew when it is through, on two threads that stay and on
 * threads that live for a few operations. Says {@code loaded …} with its own counts when it is done, and ends when its
 * stdin does; every {@code report} seconds it collects its garbage and says {@code at second=… heap=…}.
 *
 * <p>Arguments: {@code seconds=30 rate=20000 symbols=100000 threads=10000 report=5}.
 */
public final class LoadBot {
    private static final int WORKERS = 2;

    /** Operations of one tick that becomes an order: the tick, the check, the order. */
    private static final int OPERATIONS_PER_ORDER = 3;

    private static final int TICKS_PER_ORDER = 4;
    private static final int BEATS_PER_SECOND = 100;
    private static final int TICKS_OF_SHORT_LIFE = 8;
    private static final long SECOND_NANOS = 1_000_000_000L;

    private final Desk desk = new Desk();
    private final String[] symbols;
    private final AtomicInteger nextSymbol = new AtomicInteger();

    private LoadBot(int symbols) {
        this.symbols = new String[symbols];
        for (int i = 0; i < symbols; i++) {
            this.symbols[i] = "S" + i + "-USD";
        }
    }

    public static void main(String[] arguments) throws Exception {
        LoadBot bot = new LoadBot(number(arguments, "symbols", 100_000));
        bot.run(
                number(arguments, "seconds", 30),
                number(arguments, "rate", 20_000),
                number(arguments, "threads", 10_000),
                number(arguments, "report", 5));
        Desk desk = bot.desk;
        System.out.println("loaded ticks=" + desk.ticks() + " checks=" + desk.checks() + " orders=" + desk.orders()
                + " exposure=" + desk.exposure());
        waitForEndOfInput();
    }

    private static int number(String[] arguments, String name, int otherwise) {
        for (String argument : arguments) {
            if (argument.startsWith(name + "=")) {
                return Integer.parseInt(argument.substring(name.length() + 1));
            }
        }
        return otherwise;
    }

    private static void waitForEndOfInput() throws IOException {
        while (System.in.read() >= 0) {
            // whoever started this bot says when it may go
        }
    }

    private void run(int seconds, int rate, int shortLived, int reportSeconds) throws InterruptedException {
        List<Thread> workers = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            Thread worker = new Thread(() -> trade(seconds, rate / WORKERS), "trader-" + i);
            workers.add(worker);
            worker.start();
        }
        long startNanos = System.nanoTime();
        int reports = 0;
        for (int i = 0; i < shortLived; i++) {
            sleepUntil(startNanos + seconds * SECOND_NANOS * i / shortLived);
            if ((long) seconds * i / shortLived >= (long) reportSeconds * (reports + 1)) {
                reports++;
                report(reportSeconds * reports);
            }
            Thread brief = new Thread(() -> ticks(TICKS_OF_SHORT_LIFE), "brief-" + i);
            brief.start();
            brief.join();
        }
        for (Thread worker : workers) {
            worker.join();
        }
        report(seconds);
    }

    private static void report(int second) {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.println("at second=" + second + " heap=" + (runtime.totalMemory() - runtime.freeMemory()));
    }

    private void trade(int seconds, int rate) {
        long startNanos = System.nanoTime();
        long done = 0;
        for (int beat = 1; beat <= seconds * BEATS_PER_SECOND; beat++) {
            long due = (long) rate * beat / BEATS_PER_SECOND;
            while (done < due) {
                done += ticks(TICKS_PER_ORDER);
            }
            sleepUntil(startNanos + beat * (SECOND_NANOS / BEATS_PER_SECOND));
        }
    }

    private static void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }

    /** Ticks, and an order upon every fourth; returns the operations that were done. */
    private int ticks(int n) {
        int done = 0;
        for (int i = 0; i < n; i++) {
            int at = Math.floorMod(nextSymbol.getAndIncrement(), symbols.length);
            String symbol = symbols[at];
            done += desk.onTick(symbol, at);
            if (i % TICKS_PER_ORDER == 0) {
                Desk.Order order = new Desk.Order(symbol, at % 2 == 0 ? "buy" : "sell", at);
                if (desk.allows(order)) {
                    desk.place(order);
                }
                done += OPERATIONS_PER_ORDER - 1;
            }
        }
        desk.exposure();
        return done;
    }
}
