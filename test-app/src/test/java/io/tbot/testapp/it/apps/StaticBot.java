package io.tbot.testapp.it.apps;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Trades by static methods alone, its venue's answers included; prints what it knows of its orders, then waits for a
 * line on its stdin.
 */
public final class StaticBot {
    private static final int BARS = 120;

    private StaticBot() {}

    /** A price of one moment. */
    public static final class Bar {
        public final String symbol;
        private final long time;
        private final long number;

        Bar(String symbol, long time, long number) {
            this.symbol = symbol;
            this.time = time;
            this.number = number;
        }

        public long getTimestamp() {
            return time;
        }

        public long getNumber() {
            return number;
        }
    }

    /** How an order stands. */
    public static final class Status {
        private final String word;
        private final double filled;

        Status(String word, double filled) {
            this.word = word;
            this.filled = filled;
        }

        public String getStatus() {
            return word;
        }

        public Double getFilledAvgPrice() {
            return filled == 0 ? null : Double.valueOf(10);
        }

        public double getFilledQty() {
            return filled;
        }
    }

    /** The broker. */
    static final class Broker {
        private static int last;

        private Broker() {}

        static String placeMarketOrder(String symbol, int qty, String side) {
            return ++last % 10 == 0 ? null : "S-" + last;
        }

        static boolean cancelOrder(String id) {
            return !id.endsWith("5");
        }

        static Status getOrderStatus(String id) {
            return new Status("filled", 3);
        }

        static void onUpdate(String id, String status, double lastQty, double lastPx, long execution) {}
    }

    /** The strategy. */
    static final class Strategy {
        static final List<String> MINE = new ArrayList<>();
        static final Map<String, Integer> TRUTH = new TreeMap<>();
        private static long executions;

        private Strategy() {}

        static void onBar(Bar bar) {
            if (bar.number % 2 == 0) {
                count("placed");
                String id = Broker.placeMarketOrder(bar.symbol, 3, bar.number % 4 == 0 ? "Buy" : "SELL");
                count(id == null ? "refused" : "taken");
                if (id != null) {
                    MINE.add(id);
                }
            }
        }

        static void live(String id, int turn) {
            switch (turn % 4) {
                case 0 -> {
                    Broker.onUpdate(id, "NEW", 0, 0, ++executions);
                    Broker.onUpdate(id, "PARTIALLY_FILLED", 1, 10, ++executions);
                    Broker.onUpdate(id, "FILLED", 2, 10, ++executions);
                    count("partial");
                    count("filled");
                }
                case 1 -> {
                    Broker.getOrderStatus(id);
                    count("filled");
                }
                case 2 -> count(Broker.cancelOrder(id) ? "cancelled" : "open");
                default -> count("open");
            }
        }

        static void count(String what) {
            TRUTH.merge(what, 1, Integer::sum);
        }
    }

    public static void main(String[] arguments) throws Exception {
        for (int i = 0; i < BARS; i++) {
            Strategy.onBar(new Bar("AAPL", System.currentTimeMillis(), i));
        }
        int turn = 0;
        for (String id : Strategy.MINE) {
            Strategy.live(id, turn++);
        }
        Strategy.TRUTH.forEach((what, count) -> System.out.println("truth " + what + "=" + count));
        System.out.println("ready 1");
        System.in.read();
    }
}
