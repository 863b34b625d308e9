package io.tbot.testapp.it.apps;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Hears nothing from its venue: it places orders, asks which are open, and takes one that is gone for filled. Then
 * prints what it knows of its orders and waits for a line on its stdin.
 */
public final class PollingBot {
    private static final int ORDERS = 60;
    private static final long PAUSE_MILLIS = 120;
    private static final String[] SYMBOLS = {"BTC-EUR", "ETH-EUR"};

    private PollingBot() {}

    public enum Side {
        BUY,
        SELL
    }

    /** The venue has no such money. */
    public static final class NoFundsException extends RuntimeException {
        private static final long serialVersionUID = 1;

        NoFundsException() {
            super("no funds");
        }
    }

    /** What the venue lists. */
    public static final class OpenOrder {
        private final String id;

        OpenOrder(String id) {
            this.id = id;
        }

        public String getId() {
            return id;
        }
    }

    /** What the bot asks of any venue. */
    public interface TradingApi {
        String createOrder(String symbol, Side side, double qty, BigDecimal price) throws IOException;

        List<OpenOrder> getYourOpenOrders();

        boolean cancelOrder(String id);

        String getImplName();
    }

    /** One venue. */
    static final class PaperApi implements TradingApi {
        private final Map<String, OpenOrder> open = Collections.synchronizedMap(new LinkedHashMap<>());
        private int last;

        @Override
        public String createOrder(String symbol, Side side, double qty, BigDecimal price) throws IOException {
            int number = ++last;
            if (number % 5 == 0) {
                throw new NoFundsException();
            }
            if (number % 7 == 0) {
                throw new SocketTimeoutException("no answer");
            }
            String id = "P-" + number;
            open.put(id, new OpenOrder(id));
            return id;
        }

        @Override
        public List<OpenOrder> getYourOpenOrders() {
            return new ArrayList<>(open.values());
        }

        @Override
        public boolean cancelOrder(String id) {
            return open.remove(id) != null;
        }

        @Override
        public String getImplName() {
            return "paper";
        }
    }

    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> truth = new TreeMap<>();
        PaperApi venue = new PaperApi();
        TradingApi api = venue;
        List<String> mine = place(api, truth);
        api.getYourOpenOrders();
        Thread.sleep(PAUSE_MILLIS);
        for (int i = 0; i < mine.size(); i += 3) {
            venue.open.remove(mine.get(i));
        }
        for (int i = 0; i < mine.size(); i += 4) {
            count(truth, api.cancelOrder(mine.get(i)) ? "cancelled" : "not cancelled");
        }
        List<String> listed = new ArrayList<>();
        for (OpenOrder order : api.getYourOpenOrders()) {
            listed.add(order.getId());
        }
        truth.put("open", listed.size());
        truth.put("filled", mine.size() - listed.size() - truth.get("cancelled"));
        truth.forEach((what, count) -> System.out.println("truth " + what + "=" + count));
        System.out.println("ready 1");
        System.in.read();
    }

    private static List<String> place(TradingApi api, Map<String, Integer> truth) {
        List<String> mine = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            try {
                count(truth, "placed");
                Side side = i % 3 == 0 ? Side.SELL : Side.BUY;
                count(truth, side.name());
                mine.add(api.createOrder(SYMBOLS[i % 2], side, 1 + i * 0.25, BigDecimal.valueOf(1000 + i, 1)));
                count(truth, "taken");
            } catch (NoFundsException refused) {
                count(truth, "refused");
            } catch (IOException lost) {
                count(truth, "unknown");
            }
        }
        return mine;
    }

    private static void count(Map<String, Integer> truth, String what) {
        truth.merge(what, 1, Integer::sum);
    }
}
