package io.tbot.extension.own;

import java.util.Date;
import java.util.function.Consumer;

/** What a bot looks like to own probes. */
public class Bot {
    public enum Side {
        BUY,
        SELL
    }

    public record Instrument(String symbol, char tier) {}

    public record Tick(Instrument instrument, long time, double seconds, Date date) {}

    public static class Order {
        public final Side side;
        private final String symbol;
        private final int kind;

        public Order(String symbol, Side side, int kind) {
            this.symbol = symbol;
            this.side = side;
            this.kind = kind;
        }

        public String getSymbol() {
            return symbol;
        }

        public boolean isUrgent() {
            return kind > 100;
        }

        public int kind() {
            return kind;
        }

        public String getBroken() {
            throw new IllegalStateException("broken getter");
        }
    }

    public record Reply(String status, boolean accepted) {
        public java.util.List<String> parts() {
            return java.util.List.of("a", "b");
        }

        public long time() {
            return 17;
        }
    }

    public static Reply reply(Order order) {
        return order == null ? null : new Reply("NEW", order.kind < 10);
    }

    public interface Feed {
        void onTick(String symbol, Tick tick);

        default void onIdle(String symbol) {}
    }

    public static class Gateway {
        private double position = 1.5;

        public String place(Order order, double qty) {
            if (order == null) {
                return null;
            }
            if (qty < 0) {
                throw new IllegalArgumentException("qty");
            }
            return "id-" + order.kind();
        }

        public Reply send(Order order) {
            return order == null ? null : new Reply("NEW", order.kind() < 10);
        }

        public void cancel(String id) {}

        public static boolean check(String type, boolean strict, int level, long limit, char grade) {
            return strict;
        }

        public double getPosition() {
            return position;
        }

        public void onTick(Tick tick) {}

        public Tick poll() {
            return new Tick(new Instrument("BTC", 'A'), 17, 1.5, new Date(5));
        }

        Consumer<Tick> lambda(String captured) {
            return tick -> cancel(captured);
        }

        public Consumer<Tick> consumer(String captured) {
            return lambda(captured);
        }
    }
}
