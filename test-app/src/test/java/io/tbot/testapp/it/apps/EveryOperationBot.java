package io.tbot.testapp.it.apps;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Does everything that a probe has an operation for, once and once more for each line on its stdin: through a default
 * method, a static method, a lambda and a proxy, with null arguments and with a getter that throws.
 */
public final class EveryOperationBot {
    private EveryOperationBot() {}

    public enum Signal {
        BUY,
        SELL
    }

    public record Order(String symbol, String side, double price, boolean orphan) {
        public String owner() {
            if (orphan) {
                throw new IllegalStateException("nobody owns this order");
            }
            return "desk-1";
        }
    }

    public record Ack(String id, boolean accepted) {}

    public record Report(String clOrdId, Object status) {}

    public record Tick(long price, long time) {}

    /** Cancels without a body of its own in any class. */
    public interface OrderApi {
        default boolean cancel(String id) {
            return id.length() > 1;
        }
    }

    /** A venue's gateway. */
    public static class Gateway implements OrderApi {
        public Ack place(Order order) {
            if (order == null) {
                return null;
            }
            if (order.price() < 0) {
                throw new IllegalArgumentException("negative price");
            }
            return new Ack("id-1", true);
        }

        public Ack replace(String id, double price) {
            return new Ack(id, price > 0);
        }

        static List<Ack> open(String exchange) {
            return List.of(new Ack(exchange, true));
        }

        public void onExecution(Report report) {}
    }

    /** What Spring puts before a bean. */
    public static final class Gateway$$SpringCGLIB$$0 extends Gateway {
        private final Gateway target = new Gateway();

        @Override
        public Ack place(Order order) {
            return target.place(order);
        }
    }

    /** Hears ticks. */
    public interface Feed {
        void onTick(String symbol, Tick tick);
    }

    static final class Book implements Feed {
        private final Map<String, Long> prices = new HashMap<>();

        @Override
        public void onTick(String symbol, Tick tick) {
            prices.put(symbol, tick == null ? null : tick.price());
        }

        void onSnapshot(String symbol, long epochMillis) {
            prices.put(symbol, epochMillis);
        }

        Long cached(String symbol) {
            return prices.get(symbol);
        }
    }

    /** The bot's own decisions, stores and numbers. */
    static final class Desk {
        private double position;

        Signal evaluate(int move) {
            return move == 0 ? null : move > 0 ? Signal.BUY : Signal.SELL;
        }

        static String check(String type, double price) {
            return price < 100 ? "pass" : "reject";
        }

        int get(String path) {
            return path.equals("/depth") ? 429 : 200;
        }

        void save(String table) {}

        void rebalance(String mode) {}

        double position() {
            return position += 1.5;
        }

        void traded(long quantity) {}
    }

    public static void main(String[] arguments) throws Exception {
        Book book = new Book();
        Gateway gateway = new Gateway();
        Gateway proxy = new Gateway$$SpringCGLIB$$0();
        Desk desk = new Desk();
        int round = 0;
        do {
            orders(gateway, proxy);
            marketData(book);
            decisions(desk, book);
            System.out.println("ready " + ++round);
        } while (System.in.read() >= 0);
    }

    private static void orders(Gateway gateway, Gateway proxy) {
        List<Object> acks = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            acks.add(gateway.place(new Order("BTC-USD", "buy", 10 + i, false)));
        }
        acks.add(gateway.place(null));
        acks.add(gateway.place(new Order("BTC-USD", "buy", 1, true)));
        acks.add(proxy.place(new Order("ETH-USD", "sell", 1, false)));
        acks.add(proxy.place(new Order("ETH-USD", "sell", 2, false)));
        try {
            acks.add(gateway.place(new Order("BTC-USD", "buy", -1, false)));
        } catch (IllegalArgumentException refused) {
            acks.add(refused.getMessage());
        }
        acks.add(gateway.replace("id-1", 2));
        acks.add(gateway.replace("id-1", -2));
        acks.add(gateway.cancel("id-1"));
        acks.add(gateway.cancel("id-2"));
        acks.add(gateway.cancel("?"));
        acks.add(Gateway.open("paper"));
        acks.add(Gateway.open("paper"));
        gateway.onExecution(new Report("c-1", "0"));
        gateway.onExecution(new Report("c-1", Thread.State.NEW));
        gateway.onExecution(new Report("c-1", "FILLED"));
        gateway.onExecution(new Report("c-2", "gone fishing"));
        System.out.println(acks);
    }

    private static void marketData(Book book) {
        List<String> heard = new ArrayList<>();
        Feed lambda = (symbol, tick) -> heard.add(symbol + "@" + tick.price());
        long now = System.currentTimeMillis();
        for (int i = 0; i < 4; i++) {
            lambda.onTick("BTC-USD", new Tick(100 + i, now));
        }
        book.onTick("ETH-USD", new Tick(10, now));
        book.onTick("ETH-USD", new Tick(11, now));
        book.onTick("ETH-USD", null);
        for (int i = 0; i < 3; i++) {
            book.onSnapshot("SOL-USD", now);
        }
        System.out.println(heard);
    }

    private static void decisions(Desk desk, Book book) {
        List<Object> made = new ArrayList<>();
        for (int move : new int[] {1, 1, -1, 0, 0}) {
            made.add(desk.evaluate(move));
        }
        for (double price : new double[] {1, 2, 1000}) {
            made.add(Desk.check("price", price));
        }
        made.add(desk.get("/time"));
        made.add(desk.get("/time"));
        made.add(desk.get("/depth"));
        desk.save("fills");
        desk.save("fills");
        made.add(book.cached("SOL-USD") != null);
        made.add(book.cached("SOL-USD") != null);
        made.add(book.cached("SOL-USD") != null);
        made.add(book.cached("XRP-USD") != null);
        desk.rebalance("slow");
        desk.rebalance("fast");
        desk.rebalance("fast");
        made.add(desk.position());
        for (long quantity : new long[] {10, 20, 30, -5}) {
            desk.traded(quantity);
        }
        System.out.println(made);
    }
}
