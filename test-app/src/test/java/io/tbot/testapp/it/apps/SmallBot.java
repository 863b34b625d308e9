package io.tbot.testapp.it.apps;

import java.util.ArrayList;
import java.util.List;

/** Places a few orders on what it hears, in every shape that a probed method can have, and says what it did. */
public final class SmallBot {
    private SmallBot() {}

    /** A venue's gateway. */
    public interface Gateway {
        String place(Order order);

        default boolean cancel(String id) {
            return id.length() % 2 == 0;
        }
    }

    /** Hears ticks. */
    public interface Feed {
        void onTick(String symbol, long price);
    }

    public record Order(String symbol, String side, long price) {}

    static final class PaperGateway implements Gateway {
        private int placed;

        @Override
        public String place(Order order) {
            if (order.price() < 0) {
                throw new IllegalArgumentException("negative price " + order.price());
            }
            return order.symbol() + "-" + ++placed;
        }
    }

    static final class Risk {
        private Risk() {}

        static boolean allows(Order order) {
            return order.price() < 1000;
        }
    }

    public static void main(String[] arguments) {
        int rounds = arguments.length == 0 ? 5 : Integer.parseInt(arguments[0]);
        Gateway gateway = new PaperGateway();
        List<String> ids = new ArrayList<>();
        String side = "buy";
        Feed lambda = (symbol, price) -> place(gateway, new Order(symbol, side, price), ids);
        Feed anonymous = new Feed() {
            @Override
            public void onTick(String symbol, long price) {
                place(gateway, new Order(symbol, "sell", price), ids);
            }
        };
        for (int i = 0; i < rounds; i++) {
            lambda.onTick("BTC-USD", 100 + i);
            anonymous.onTick("ETH-USD", 10 + i);
        }
        try {
            lambda.onTick("BTC-USD", -1);
        } catch (IllegalArgumentException refused) {
            System.out.println("refused: " + refused.getMessage());
        }
        System.out.println("placed " + ids + " cancelled " + gateway.cancel("BTC-USD-1"));
    }

    private static void place(Gateway gateway, Order order, List<String> ids) {
        if (Risk.allows(order)) {
            ids.add(gateway.place(order));
        }
    }
}
