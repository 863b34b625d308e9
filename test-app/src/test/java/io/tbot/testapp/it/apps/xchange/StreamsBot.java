package io.tbot.testapp.it.apps.xchange;

import com.fasterxml.jackson.databind.JsonNode;
import info.bitrich.xchangestream.binance.BinanceStreamingService;
import info.bitrich.xchangestream.binance.KlineSubscription;
import info.bitrich.xchangestream.core.ProductSubscription;
import io.netty.channel.ChannelHandlerContext;
import io.reactivex.rxjava3.disposables.Disposable;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A bot that hears Binance's trades through xchange-stream, loses its connection twice, falls silent once and hangs up;
 * one more attempt meets nobody. Says what it did, waits for the end of its stdin. Arguments: the venue's port, a port
 * where nobody listens, how many trades come in all.
 */
public final class StreamsBot extends BinanceStreamingService {
    private static final String CHANNEL = "btcusdt@trade";

    private final AtomicLong in = new AtomicLong();
    private final AtomicLong inBytes = new AtomicLong();
    private final AtomicLong out = new AtomicLong();
    private final AtomicLong outBytes = new AtomicLong();
    private final AtomicLong pings = new AtomicLong();

    private StreamsBot(String port, Duration retry) {
        super(
                "ws://127.0.0.1:" + port + "/stream?streams=" + CHANNEL,
                ProductSubscription.create().build(),
                new KlineSubscription(Map.of()),
                65_536,
                Duration.ofSeconds(10),
                retry,
                2); // the library refuses to hang up with less
    }

    public static void main(String[] args) throws Exception {
        StreamsBot bot = new StreamsBot(args[0], Duration.ofMillis(100));
        CountDownLatch trades = new CountDownLatch(Integer.parseInt(args[2]));
        bot.enableLiveSubscription();
        bot.connect().blockingAwait();
        Disposable subscription = bot.subscribeChannel(CHANNEL).subscribe(trade -> heard(trade, trades));
        if (!trades.await(20, TimeUnit.SECONDS)) {
            throw new IllegalStateException(trades.getCount() + " trades are missing");
        }
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (bot.pings.get() == 0 && System.nanoTime() < endNanos) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
        System.out.println("silent");
        System.in.read();
        subscription.dispose();
        bot.disconnect().blockingAwait();
        boolean refused = false;
        try {
            new StreamsBot(args[1], Duration.ofHours(1)).connect().blockingAwait();
        } catch (RuntimeException expected) {
            refused = true;
        }
        System.out.println("truth " + String.join(" ", "" + bot.in, "" + bot.inBytes, "" + bot.out, "" + bot.outBytes));
        System.out.println("pings " + bot.pings + " refused " + refused);
        System.out.println("ready");
        System.in.read();
        System.exit(0);
    }

    private static void heard(JsonNode trade, CountDownLatch trades) {
        if (trade.get("data").get("s").asText().equals("BTCUSDT")) {
            trades.countDown();
        }
    }

    @Override
    public void messageHandler(String message) {
        in.incrementAndGet();
        inBytes.addAndGet(message.getBytes(StandardCharsets.UTF_8).length);
        super.messageHandler(message);
    }

    @Override
    public void sendMessage(String message) {
        if (isSocketOpen()) {
            out.incrementAndGet();
            outBytes.addAndGet(message.getBytes(StandardCharsets.UTF_8).length);
        }
        super.sendMessage(message);
    }

    @Override
    protected void handleIdle(ChannelHandlerContext context) {
        pings.incrementAndGet();
        super.handleIdle(context);
    }
}
