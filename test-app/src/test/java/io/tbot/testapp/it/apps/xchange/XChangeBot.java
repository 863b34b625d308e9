package io.tbot.testapp.it.apps.xchange;

/**
 * Trades over XChange, prints its own account of it as JSON, then waits for the end of its stdin. Whatever measures it
 * must come to the same counts. Its argument is {@code simulated} or {@code binance}: the two need different versions
 * of XChange.
 */
public final class XChangeBot {
    private XChangeBot() {}

    public static void main(String[] arguments) throws Exception {
        // or the JDK itself sends an order again whose answer never came
        System.setProperty("sun.net.http.retryPost", "false");
        Account truth = new Account();
        if (arguments[0].equals("simulated")) {
            new SimulatedDesk(truth).trade();
        } else {
            try (BinanceVenue venue = new BinanceVenue(truth)) {
                new BinanceDesk(truth, venue.address()).trade();
                new RouteCalls(venue.address()).call();
            }
        }
        System.out.println(truth.toJson());
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }
}
