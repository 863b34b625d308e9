package io.tbot.testapp.bot;

import java.math.BigDecimal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/**
 * Takes ticks off the queue, asks the strategy and trades on its signals.
 *
 * <p>Threads: runs as {@code strategy}; main waits for it and may stop its trading.
 */
final class TradingLoop implements Runnable {
    /** Put last into the queue: there is no tick after it. */
    static final Tick END = new Tick("", 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /** The bot does not run further ahead of the venue's reports than this. */
    private static final int MAX_UNREPORTED_ORDERS = 200;

    /** A user stream that is down must not end the trading. */
    private static final long UNREPORTED_MILLIS = 1_000;

    private static final int FORGET_EVERY_ORDERS = 1_000;

    private final BlockingQueue<Tick> ticks;
    private final Strategy strategy;
    private final OrderDesk desk;
    private final RestingOrders resting;
    private final OrderLedger ledger;
    private final TickStore tickStore;
    private final GroundTruth truth;
    private final CountDownLatch traded = new CountDownLatch(1);
    private volatile boolean stopped;

    /** @param isLively whether orders are replaced and asked for, too */
    TradingLoop(
            BlockingQueue<Tick> ticks,
            Strategy strategy,
            OrderDesk desk,
            Books books,
            GroundTruth truth,
            boolean isLively) {
        this.ticks = ticks;
        this.strategy = strategy;
        this.desk = desk;
        this.ledger = books.ledger();
        this.resting = new RestingOrders(desk, ledger, isLively);
        this.tickStore = new TickStore(books.store());
        this.truth = truth;
    }

    @Override
    public void run() {
        try {
            for (Tick tick = ticks.take(); !tick.equals(END); tick = ticks.take()) {
                onTick(tick);
            }
            tickStore.close();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            traded.countDown();
        }
    }

    /** Opens when no order will follow any more. */
    CountDownLatch traded() {
        return traded;
    }

    /** Keeps watching the market and trades no more. */
    void stop() {
        stopped = true;
    }

    private void onTick(Tick tick) throws InterruptedException {
        @Nullable Signal signal = strategy.evaluate(tick);
        truth.evaluated(tick, signal);
        tickStore.add(tick);
        if (stopped || (strategy.isDone() && signal == null)) {
            traded.countDown();
        } else if (signal != null) {
            trade(strategy.signalled(), tick);
        }
    }

    private void trade(long n, Tick tick) throws InterruptedException {
        ledger.awaitReported(n - MAX_UNREPORTED_ORDERS, UNREPORTED_MILLIS);
        resting.add(desk.trade(n, strategy.plan().request(n).to(tick)));
        if (n % FORGET_EVERY_ORDERS == 0 && !ledger.keepsAll()) {
            tickStore.forgetOrdersBefore(n);
        }
        if (strategy.isDone()) {
            traded.countDown();
        }
    }
}
