package io.tbot.testapp.it.apps;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sets levels that rules look at, as a line on its stdin says: {@code set BANK NAME LEVEL}, {@code breach COUNT MILLIS
 * SEED}, {@code storm COUNT}, {@code flap COUNT SECONDS}, {@code clear COUNT}, {@code pulse}, {@code quiet},
 * {@code orders SECONDS}, {@code disturb SECONDS}, {@code heap}, {@code hoard COUNT}, {@code collect}. Says what it
 * did, and when.
 */
public final class LevelsBot {
    private static final long STEP = 479_001_599;

    private static volatile boolean quiet;

    private LevelsBot() {}

    /** What is watched. */
    public static final class Levels {
        private double last;

        public void set(String bank, String name, double level) {
            last = level;
        }

        double last() {
            return last;
        }
    }

    /** A venue that takes every order at once. */
    public static final class Gateway {
        private long placed;

        public String place(String symbol) {
            return symbol + ++placed;
        }
    }

    /** What beats as long as the bot is well. */
    public static final class Pulse {
        private double beats;

        public void beat(double count) {
            beats += count;
        }

        double beats() {
            return beats;
        }
    }

    public static void main(String[] arguments) throws Exception {
        Levels levels = new Levels();
        Gateway gateway = new Gateway();
        levels.set("none", "none", 0);
        gateway.place("BTC-USD");
        Object kept = null;
        System.out.println("ready 1");
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", -1);
            switch (words[0]) {
                case "set" -> levels.set(words[1], words[2], Double.parseDouble(words[3]));
                case "breach" -> breach(levels, words);
                case "storm" -> fill(levels, Integer.parseInt(words[1]), 9);
                case "clear" -> fill(levels, Integer.parseInt(words[1]), 1);
                case "flap" -> new Thread(() -> flap(levels, words)).start();
                case "pulse" -> new Thread(() -> pulse(levels)).start();
                case "quiet" -> quiet = true;
                case "orders" -> orders(gateway, Integer.parseInt(words[1]));
                case "disturb" -> disturb(Integer.parseInt(words[1]));
                case "heap" -> heap();
                case "hoard" -> kept = hoard(Integer.parseInt(words[1]));
                case "collect" -> collect();
                default -> System.out.println("unknown " + line);
            }
            System.out.println("done " + line);
        }
        Reference.reachabilityFence(kept);
    }

    /** Each name once, at a moment that nobody can foresee. */
    private static void breach(Levels levels, String[] words) throws InterruptedException {
        int count = Integer.parseInt(words[1]);
        long spreadMillis = Long.parseLong(words[2]);
        Random random = new Random(Long.parseLong(words[3]));
        long[] atNanos =
                random.longs(count, 0, spreadMillis * 1_000_000).sorted().toArray();
        long begin = System.nanoTime();
        for (int i = 0; i < count; i++) {
            TimeUnit.NANOSECONDS.sleep(Math.max(0, begin + atNanos[i] - System.nanoTime()));
            long micros = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            levels.set("breach" + i % 2, "b" + i, 9);
            System.out.println("at b" + i + " " + micros);
        }
    }

    private static void fill(Levels levels, int count, double level) {
        for (int i = 0; i < count; i++) {
            levels.set("storm", "s" + i, level);
        }
    }

    private static void flap(Levels levels, String[] words) {
        int count = Integer.parseInt(words[1]);
        int seconds = Integer.parseInt(words[2]);
        long begin = System.nanoTime();
        for (int second = 0; second < seconds; second++) {
            LockSupport.parkNanos(begin + second * 1_000_000_000L - System.nanoTime());
            for (int i = 0; i < count; i++) {
                levels.set("flap", "f" + i, second % 2 == 0 ? 9 : 1);
            }
        }
        System.out.println("flapped " + seconds);
    }

    /**
     * Ten times a second until it is to be quiet: a level that changes, one that is the time, and a count, which begins
     * with some seconds' worth.
     */
    private static void pulse(Levels levels) {
        Pulse pulse = new Pulse();
        pulse.beat(50);
        while (!quiet) {
            pulse.beat(1);
            levels.set("pulse", "p", pulse.beats());
            levels.set("seen", "p", System.currentTimeMillis() / 1e3);
            LockSupport.parkNanos(100_000_000);
        }
    }

    /** How long the bot's own call took, by its own clock. */
    private static void orders(Gateway gateway, int seconds) {
        long[] nanos = new long[seconds * 10_000];
        int n = 0;
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        while (System.nanoTime() < end && n < nanos.length) {
            long begin = System.nanoTime();
            gateway.place("BTC-USD");
            nanos[n++] = System.nanoTime() - begin;
            LockSupport.parkNanos(100_000);
        }
        long[] sorted = Arrays.copyOf(nanos, n);
        Arrays.sort(sorted);
        System.out.println("took " + n + " " + sorted[n / 2] + " " + sorted[n * 9 / 10] + " " + sorted[n * 99 / 100]);
    }

    /** What an agent must not be: as many busy threads as there are processors, which leave garbage behind. */
    private static void disturb(int seconds) {
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            new Thread(() -> {
                        byte[][] kept = new byte[1 << 10][];
                        for (int n = 0; System.nanoTime() < end; n++) {
                            kept[n % kept.length] = new byte[1 << 10];
                        }
                    })
                    .start();
        }
    }

    /**
     * The least of several readings, each right after a collection: what is in use, and little of what is left over.
     */
    private static void heap() throws InterruptedException {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
            Thread.sleep(130); // not in step with what happens each second
        }
        System.out.println("heap " + least);
    }

    /**
     * Keeps so many small objects alive, each found only by a far jump from the one before: slow for every collector.
     */
    private static Object hoard(int count) {
        Object[][] cells = new Object[count][1];
        int at = 0;
        for (int i = 0; i < count; i++) { // one cycle through all of them: a prime divides no smaller number
            int next = (int) ((at + STEP) % count);
            cells[at][0] = cells[next];
            at = next;
        }
        return cells[0];
    }

    private static void collect() {
        long begin = System.nanoTime();
        System.gc();
        System.out.println("collected " + (System.nanoTime() - begin));
    }
}
