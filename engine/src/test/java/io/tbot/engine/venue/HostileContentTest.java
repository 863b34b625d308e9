package io.tbot.engine.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.exchange.ReadCall;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Content that nobody vouches for: malformed, cut, huge, deep, of odd characters. The seed is in every message. */
@ExtendWith(FreshThread.class)
class HostileContentTest {
    private static final int TEXTS = 100_000;
    private static final long SEED = 20_261_125;
    private static final String SECRET = "S3CR3T";

    private static final String[] GOOD = {
        "{\"symbol\":\"BTCUSDT\",\"orderId\":28,\"clientOrderId\":\"6gCr\",\"status\":\"FILLED\",\"fills\":[{\"price\":\"4\"}]}",
        "{\"e\":\"executionReport\",\"s\":\"ETHBTC\",\"c\":\"a\",\"S\":\"BUY\",\"X\":\"NEW\",\"i\":4293153,\"t\":-1}",
        "{\"stream\":\"btcusdt@depth\",\"data\":{\"e\":\"depthUpdate\",\"E\":1672515782136,\"s\":\"BNBBTC\",\"U\":157,\"u\":160}}",
        "{\"channel\":\"executions\",\"data\":[{\"order_id\":\"OK4\",\"symbol\":\"BTC/USD\"},{\"order_id\":\"OK5\"}]}",
        "{\"topic\":\"orderbook.50.BTCUSDT\",\"ts\":1687940967466,\"data\":{\"s\":\"BTCUSDT\",\"u\":177400507}}",
        "[{\"T\":\"t\",\"S\":\"AAPL\",\"t\":\"2021-02-22T15:51:44.208Z\"}]",
        "{\"error\":[\"EAPI:Invalid key\"],\"result\":{\"txid\":[\"O1\"]}}",
        "{\"id\":\"r\",\"method\":\"order.place\",\"params\":{\"symbol\":\"B\",\"signature\":\"S3CR3T\",\"apiKey\":\"S3CR3T\"}}",
        "symbol=B&side=BUY&signature=S3CR3T&newClientOrderId=%zz%4",
    };
    private static final char[] ODD = "{}[]\":,\\\u0000\u001f\u00ff\ufeff\ud800\ud83d\ude00 -0eEtfn".toCharArray();

    private final Measure measure = new Measure(Caps.standard());
    private final OrderFlow flow = new OrderFlow(new Ticks());
    private final VenueTraffic traffic = new VenueTraffic(measure, new Families(), List.of(), flow);
    private final VenueStreams streams =
            new VenueStreams(traffic, flow, new Feeds(new Ticks(), measure, new Families(), new WallClock()));
    private final Random random = new Random(SEED);
    private final AtomicLong facts = new AtomicLong();
    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    @Test
    void throwsNothingKeepsNothingAndCountsWhatItCannotRead() {
        long before = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text();
            try {
                feed(text);
            } catch (RuntimeException | Error thrown) {
                throw new AssertionError("seed " + SEED + ", text " + i + ": " + text, thrown);
            }
            flow.drain(this::check);
            if (i == TEXTS / 2) {
                before = measure.footprintBytes();
            }
        }

        assertThat(new String(traffic.scratch().chars)).matches("\\u0000*");
        assertThat(measure.footprintBytes() - before).isLessThan(1_000_000);
        assertThat(facts.get()).isGreaterThan(TEXTS / 10);
        assertThat(VenueTrafficTest.unread(measure).toString())
                .contains("malformed")
                .contains("cut")
                .contains("value_too_long");
    }

    private void feed(String text) {
        String venue = BuiltIn.NAMES.get(random.nextInt(BuiltIn.NAMES.size()));
        streams.received(venue, text, 1);
        streams.handled();
        streams.sending(venue, text);
        ReadCall call = traffic.begin("binance", "POST", "/api/v3/order", text, 1, 2);
        call.requestBody(text);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        int cut = random.nextInt(bytes.length + 1);
        call.responseBody(bytes, 0, cut);
        call.responseBody(bytes, cut, bytes.length - cut);
        call.responseBody(null, 0, 0);
        call.answered(random.nextInt(700) - 50, null, 3, random.nextBoolean());
        traffic.endUnread(Long.MAX_VALUE / 2);
        ReadCall list = traffic.begin("bybit", "GET", "/v5/order/realtime", null, 1, 2);
        list.responseBody(text, random.nextInt(9) - 4, random.nextInt(9000) - 10);
        list.answered(200, null, 3, false);
        traffic.begin("bitstamp", "POST", text, text, 1, 2);
    }

    private void check(OrderFacts told) {
        facts.incrementAndGet();
        for (Object value : new Object[] {
            told.clientId, told.venueId, told.symbol, told.reason, told.status, told.execId, told.origClientId
        }) {
            assertThat(String.valueOf(value)).hasSizeLessThanOrEqualTo(128).doesNotContain(SECRET);
        }
    }

    /** A sound text, or one that was spoilt in one of many ways. */
    private String text() {
        StringBuilder text = new StringBuilder(GOOD[random.nextInt(GOOD.length)]);
        int spoilt = random.nextInt(4);
        for (int i = 0; i < spoilt; i++) {
            int at = random.nextInt(text.length() + 1);
            switch (random.nextInt(7)) {
                case 0 -> text.setLength(at);
                case 1 -> text.insert(at, ODD[random.nextInt(ODD.length)]);
                case 2 -> text.insert(at, "[{\"a\":".repeat(random.nextInt(100)));
                case 3 -> text.insert(at, "x".repeat(random.nextInt(6000)));
                case 4 -> text.insert(at, GOOD[random.nextInt(GOOD.length)]);
                case 5 -> text.insert(at, "\\u" + Integer.toHexString(random.nextInt()));
                default -> text.delete(at, Math.min(text.length(), at + random.nextInt(9)));
            }
            while (text.length() == 0) {
                text.append(ODD[random.nextInt(ODD.length)]);
            }
        }
        int secret = text.indexOf(SECRET);
        return secret >= 0 && spoilt > 0 ? text.toString().replace(SECRET, "") + ' ' : text.toString();
    }

    @Test
    void readsATickWithoutAllocatingAndAnOrderCallCheaply() {
        String tick = GOOD[2];
        byte[] answer = GOOD[0].getBytes(StandardCharsets.UTF_8);
        double tickNanos = Double.MAX_VALUE;
        double callNanos = Double.MAX_VALUE;
        double tickBytes = Double.MAX_VALUE;
        double callBytes = Double.MAX_VALUE;
        int rounds = 20_000;
        for (int round = 0; round < 8; round++) {
            long start = System.nanoTime();
            long bytes = allocated();
            for (int i = 0; i < rounds; i++) {
                streams.received("binance", tick, 1);
                streams.handled();
            }
            tickBytes = Math.min(tickBytes, (allocated() - bytes) / (double) rounds);
            tickNanos = Math.min(tickNanos, (System.nanoTime() - start) / (double) rounds);
            start = System.nanoTime();
            bytes = allocated();
            for (int i = 0; i < rounds; i++) {
                ReadCall call = traffic.begin("binance", "POST", "/api/v3/order", null, 1, 2);
                call.requestBody("symbol=BTCUSDT&side=BUY&type=LIMIT&quantity=1&price=4&newClientOrderId=6gCr");
                call.responseBody(answer, 0, answer.length);
                call.answered(200, null, 3, false);
            }
            callBytes = Math.min(callBytes, (allocated() - bytes) / (double) rounds);
            callNanos = Math.min(callNanos, (System.nanoTime() - start) / (double) rounds);
        }
        System.out.printf(
                "venue content: a tick %.0f ns and %.2f bytes, an order call %.0f ns and %.0f bytes%n",
                tickNanos, tickBytes, callNanos, callBytes);

        assertThat(tickBytes).isLessThan(0.1);
        assertThat(callBytes).isLessThan(1200);
    }

    private long allocated() {
        return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
    }
}
