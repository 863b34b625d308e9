package io.tbot.testapp.it.apps;

/** Ends the JVM from within a handler, on a thread that is not main. */
public final class ExitingBot {
    private ExitingBot() {}

    public static void main(String[] arguments) throws InterruptedException {
        SmallBot.Feed feed = (symbol, price) -> {
            System.out.println("limit breached at " + price);
            System.exit(3);
        };
        Thread feeder = new Thread(() -> feed.onTick("BTC-USD", 7), "feed");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("closing")));
        feeder.start();
        feeder.join();
    }
}
