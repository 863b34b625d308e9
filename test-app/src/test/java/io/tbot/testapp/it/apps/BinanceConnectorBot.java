package io.tbot.testapp.it.apps;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;

/** A bot on binance-connector, which it reaches by reflection: the tests never see the library. */
public final class BinanceConnectorBot {
    private static final String[] FATES = {"fine", "fine", "poor", "often", "broken", "lost"};

    private BinanceConnectorBot() {}

    public static void main(String[] arguments) throws Exception {
        JournalVenue venue = new JournalVenue();
        Object client = Class.forName("com.binance.connector.client.impl.SpotClientImpl")
                .getConstructor(String.class, String.class, String.class)
                .newInstance("key", JournalVenue.SECRET, venue.address());
        Object trade = client.getClass().getMethod("createTrade").invoke(client);
        for (int i = 0; i < FATES.length; i++) {
            call(
                    trade,
                    "newOrder",
                    "type",
                    "LIMIT",
                    "side",
                    "BUY",
                    "timeInForce",
                    "GTC",
                    "quantity",
                    1.5,
                    "price",
                    2,
                    "newClientOrderId",
                    FATES[i] + "-" + i);
        }
        call(trade, "cancelOrder", "origClientOrderId", "fine");
        call(trade, "cancelOrder", "origClientOrderId", "missing");
        call(trade, "newOrder", "side", "BUY");
        venue.print();
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void call(Object trade, String name, Object... parameters) throws Exception {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("symbol", "BTCUSDT");
        for (int i = 0; i < parameters.length; i += 2) {
            all.put((String) parameters[i], parameters[i + 1]);
        }
        Method method = trade.getClass().getMethod(name, Map.class);
        try {
            method.invoke(trade, all);
        } catch (InvocationTargetException refused) {
            System.out.println(refused.getCause().getClass().getSimpleName());
        }
    }
}
