package io.tbot.testapp.it.apps.ticks;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Orders upon ticks in the ways it is told, while other work that no tick caused goes the same way. Arguments: orders a
 * way, then the ways. Each round on stdin is one way; stdout has a line for each order: {@code order ID tick|none LEAST
 * MOST}, the bounds of the age of its tick in nanoseconds.
 */
public final class TickBot {
    /** Bursts fill the queues, pauses empty them. */
    private static final int BURST = 20;

    private static final long PAUSE_NANOS = 4_000_000;
    private static final int WARM_UP = 200;
    private static final int START_MILLIS = 3_000;

    private TickBot() {}

    public static void main(String[] args) throws Exception {
        int orders = Integer.parseInt(args[0]);
        run("same", new Gateway(0), WARM_UP); // a first tick: a second later hand-offs are being watched
        Thread.sleep(START_MILLIS);
        System.out.println("ready 0");
        for (int i = 1; i < args.length && System.in.read() >= 0; i++) {
            Gateway gateway = new Gateway(i);
            run(args[i], gateway, orders);
            gateway.truth().forEach(System.out::println);
            System.out.println("ready " + i);
        }
        while (System.in.read() >= 0) {
            Thread.onSpinWait();
        }
        System.exit(0);
    }

    private static void run(String name, Gateway gateway, int orders) throws Exception {
        try (Way way = Ways.of(name, gateway)) {
            Thread noise = new Thread(() -> noise(way, orders / 4), "timer");
            noise.start();
            Feed feed = new Feed(tick -> hand(way, tick));
            for (int i = 1; i <= orders; i++) {
                feed.come();
                if (i % BURST == 0) {
                    LockSupport.parkNanos(PAUSE_NANOS);
                }
            }
            noise.join();
            long placed = orders + orders / 4;
            long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (gateway.truth().size() < placed && System.nanoTime() < endNanos) {
                Thread.sleep(5);
            }
        }
    }

    private static void hand(Way way, Tick tick) {
        try {
            way.tick(tick);
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static void noise(Way way, int orders) {
        for (int i = 0; i < orders; i++) {
            try {
                way.noise();
            } catch (Exception fault) {
                throw new IllegalStateException(fault);
            }
            LockSupport.parkNanos(PAUSE_NANOS / 5);
        }
    }
}
