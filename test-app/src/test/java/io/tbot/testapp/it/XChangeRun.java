package io.tbot.testapp.it;

import io.tbot.testapp.it.apps.xchange.XChangeBot;
import java.time.Duration;
import java.util.Map;

/**
 * A bot on XChange in a JVM of its own, and the venue it talks to in this one, up to the point where the bot has said
 * what it did.
 *
 * <p>Threads: the test thread.
 */
final class XChangeRun implements AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(60);

    private static final Duration SETTLED = Duration.ofSeconds(5);

    private final BinanceVenue venue = new BinanceVenue();
    private final RunningJvm bot;

    /** Starts both; the exchange is {@code simulated} or {@code binance}. */
    XChangeRun(ChildJvm jvm, String exchange, Host host) throws Exception {
        bot = jvm.jvm("-XX:TieredStopAtLevel=1")
                .libraries(Built.xchange(exchange))
                .main(XChangeBot.class, exchange, venue.address())
                .start(host);
    }

    /** Waits until the bot has done its work. */
    XChangeRun ready() throws Exception {
        bot.awaitOut("ready", DEADLINE);
        return this;
    }

    /** Where the agent in the bot listens. */
    String address() throws Exception {
        return bot.awaitAddress(DEADLINE);
    }

    /** What the agent must show. */
    Map<String, Double> expected() throws Exception {
        return XChangeCounts.of(soFar().out(), venue.answers());
    }

    Outcome soFar() throws Exception {
        return bot.soFar();
    }

    /** What it shows; the last hook returns a moment after the bot saw its effect. */
    Scrape settled() throws Exception {
        Map<String, Double> expected = expected();
        String address = address();
        Scrape scrape = Scrape.of(address, "/metrics");
        long endNanos = System.nanoTime() + SETTLED.toNanos();
        while (!XChangeCounts.shown(scrape).equals(expected) && System.nanoTime() < endNanos) {
            scrape = Scrape.of(address, "/metrics");
        }
        return scrape;
    }

    /** Ends the bot. */
    Outcome end() throws Exception {
        bot.release();
        return bot.join(DEADLINE).succeeded();
    }

    @Override
    public void close() {
        bot.close();
        venue.close();
    }
}
