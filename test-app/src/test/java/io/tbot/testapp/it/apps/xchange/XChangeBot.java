package io.tbot.testapp.it.apps.xchange;

/**
 * Trades over XChange, prints its own account of it as JSON, then waits for the end of its stdin. Whatever measures it
 * must come to the same counts. Its arguments are {@code simulated} or {@code binance}, which need different versions
 * of XChange, and the address of a venue that speaks Binance's REST format.
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
            new BinanceDesk(truth, arguments[1]).trade();
            new RouteCalls(arguments[1]).call();
        }
        System.out.println(truth.toJson());
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    /** Trades on the simulated exchange and returns the account of it. */
    public static String simulated() throws Exception {
        Account truth = new Account();
        new SimulatedDesk(truth).trade();
        return truth.toJson();
    }
}
