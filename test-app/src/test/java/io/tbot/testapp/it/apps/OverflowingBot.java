package io.tbot.testapp.it.apps;

import java.util.ArrayList;
import java.util.List;

/**
 * Overflows its stack again and again, calls its gateway at every depth near the end of the stack, catches what it
 * threw itself, and goes on: then places a known number of orders and says so. Does it on main and on threads whose
 * very first order is placed there. Waits for the end of its stdin.
 */
public final class OverflowingBot {
    /** Levels above the end of the stack at which the gateway is called. */
    private static final int LEVELS = 300;

    private static final int ROUNDS = 20;
    private static final int THREADS = 6;

    private final Gateway gateway = new Gateway();
    private int left;

    private OverflowingBot() {}

    /** What is probed. */
    static final class Gateway {
        private long orders;

        String place(Order order) {
            orders += work(3);
            return order.symbol();
        }

        /** Recurses through the probed method itself. */
        int cancel(String id, int depth) {
            return 1 + cancel(id, depth + 1);
        }

        private static int work(int depth) {
            return depth == 0 ? 1 : work(depth - 1);
        }
    }

    record Order(String symbol) {}

    public static void main(String[] arguments) throws Exception {
        Gateway early = new Gateway();
        early.place(new Order("EARLY"));
        new OverflowingBot().rounds("main");
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            String name = "thread-" + i;
            Thread thread = new Thread(null, () -> new OverflowingBot().rounds(name), name, (256L + 96 * i) << 10);
            thread.start();
            thread.join();
            threads.add(thread);
        }
        System.out.println("ready");
        System.in.read();
    }

    private void rounds(String name) {
        for (int round = 0; round < ROUNDS; round++) {
            left = LEVELS;
            if (round % 2 == 0) {
                dive();
            } else {
                diveWider(round, round, round, round, round, round, round);
            }
            recurse();
            for (int i = 0; i < 50; i++) {
                gateway.place(new Order(name));
            }
        }
        System.out.println(name + " goes on");
    }

    private void dive() {
        try {
            dive();
        } catch (StackOverflowError end) {
            // as far as it goes
        }
        if (left > 0) {
            left--;
            gateway.place(new Order("DEEP"));
        }
    }

    /** With a larger frame, so that other calls meet the end of the stack. */
    private long diveWider(long a, long b, long c, long d, long e, long f, long g) {
        long sum = 0;
        try {
            sum = diveWider(b, c, d, e, f, g, a);
        } catch (StackOverflowError end) {
            // as far as it goes
        }
        if (left > 0) {
            left--;
            gateway.place(new Order("DEEP"));
        }
        return sum + a;
    }

    private void recurse() {
        try {
            gateway.cancel("id", 0);
        } catch (StackOverflowError end) {
            return;
        }
        throw new IllegalStateException("an endless recursion ended");
    }
}
