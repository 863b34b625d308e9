package io.tbot.testapp.it.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Places one order on each of many threads, virtual or short-lived ones of the platform, after a line on its stdin.
 * Virtual threads wait for the last of them in the middle of the call, so that all are open at once.
 */
public final class ThreadsBot {
    private static final int AT_ONCE = 50;

    private ThreadsBot() {}

    /** A venue's gateway that answers when the gate opens. */
    static final class Gateway {
        private final CountDownLatch gate;

        Gateway(int orders) {
            gate = new CountDownLatch(orders);
        }

        String place(String symbol) throws InterruptedException {
            gate.countDown();
            gate.await();
            return symbol;
        }
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[1]);
        System.out.println("ready 0");
        System.in.read();
        if (arguments[0].equals("virtual")) {
            onVirtualThreads(new Gateway(threads), threads);
        } else {
            onPlatformThreads(threads);
        }
        System.out.println("ready 1");
        System.in.read();
    }

    private static void onVirtualThreads(Gateway gateway, int threads) throws Exception {
        // the classes are compiled for 17
        ExecutorService executor = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        List<java.util.concurrent.Future<String>> placed = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            placed.add(executor.submit(() -> gateway.place("BTC-USD")));
        }
        for (java.util.concurrent.Future<String> each : placed) {
            each.get();
        }
        executor.shutdown();
    }

    private static void onPlatformThreads(int threads) throws InterruptedException {
        Gateway gateway = new Gateway(1);
        for (int done = 0; done < threads; done += AT_ONCE) {
            List<Thread> some = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                some.add(new Thread(() -> placeOne(gateway)));
            }
            some.forEach(Thread::start);
            for (Thread each : some) {
                each.join();
            }
        }
    }

    private static void placeOne(Gateway gateway) {
        try {
            gateway.place("ETH-USD");
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
