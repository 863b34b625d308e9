package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.WebSockets;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Totals;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.tick.Ticks;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(FreshThread.class)
class WebSocketCallsTest {
    private static final URI STREAM = URI.create("wss://ws.kraken.com/v2?token=secret");

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final Object connection = new Object();
    private WebSocketCalls calls;

    @BeforeEach
    void start() {
        calls = new WebSocketCalls(
                measure, families, new Venues(List.of()), new Feeds(new Ticks(), measure, families, new WallClock()));
        calls.introduced(connection, STREAM, null);
    }

    @Test
    void countsMessagesAndBytesBothWays() {
        receive("hello");
        receive("wörld");
        calls.sent(connection, 1, WebSockets.BINARY, 100, true);

        assertThat(counted("messages_total"))
                .containsOnly(Map.entry("kraken text in", 2L), Map.entry("kraken binary out", 1L));
        assertThat(counted("bytes_total")).containsOnly(Map.entry("kraken in", 11L), Map.entry("kraken out", 100L));
    }

    @Test
    void takesThePartsOfAMessageForOne() {
        long start = System.nanoTime() - 1_000_000;
        part("he", false, start);
        part("ll", false, start);
        part("o", true, start);

        assertThat(counted("messages_total")).containsExactly(Map.entry("kraken text in", 1L));
        assertThat(counted("bytes_total")).containsExactly(Map.entry("kraken in", 5L));
        assertThat(Counts.of(measure, "websocket.handler", Totals::durations)).containsExactly(Map.entry("kraken", 1L));
        assertThat(Counts.of(measure, "websocket.handler", Totals::sumNanos).get("kraken"))
                .isGreaterThanOrEqualTo(3_000_000);
    }

    @Test
    void countsAHandlerThatRunsInsideAnotherOnce() {
        int outer = calls.enter(connection, 1);
        int inner = calls.enter(connection, 2);
        calls.handled(connection, inner, 2, WebSockets.TEXT, 0, true, null);
        calls.handled(connection, outer, 1, WebSockets.TEXT, 5, true, null);

        assertThat(counted("messages_total")).containsExactly(Map.entry("kraken text in", 1L));
    }

    @Test
    void knowsWhichConnectionsAreUp() {
        Object second = new Object();
        calls.introduced(second, STREAM, null);
        calls.opened(connection);
        calls.opened(connection);
        calls.opened(second);
        families.refresh();
        assertThat(Counts.gauges(measure, "websocket.connections")).containsExactly(Map.entry("kraken", 2.0));

        calls.closed(connection, 1000);
        calls.closed(connection, 1000);
        calls.failed(second, null, new IOException(), true);
        calls.failed(second, null, new IOException(), true);
        families.refresh();

        assertThat(Counts.gauges(measure, "websocket.connections")).containsExactly(Map.entry("kraken", 0.0));
        assertThat(counted("closes_total")).containsOnly(Map.entry("kraken 1000", 1L), Map.entry("kraken 1006", 1L));
        assertThat(counted("connection_errors_total")).containsExactly(Map.entry("kraken io", 1L));
    }

    @Test
    void countsAReconnectionByWhyTheEarlierConnectionEnded() {
        calls.opened(connection);
        calls.closed(connection, 1006);
        Object next = new Object();
        calls.introduced(next, URI.create("wss://ws.kraken.com/v2?token=other"), null);
        calls.opened(next);
        Object elsewhere = new Object();
        calls.introduced(elsewhere, URI.create("wss://ws.kraken.com/v1"), null);
        calls.opened(elsewhere);

        assertThat(counted("reconnections_total")).containsExactly(Map.entry("kraken abnormal", 1L));
    }

    @Test
    void countsAReconnectionUnderAnotherListenKey() {
        end("wss://ws.kraken.com/ws/pqia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1");
        open("wss://ws.kraken.com/ws/zzia91ma19a5s61cv6a81va65sdf19v8a65a1a5s61cv6a81va65sdf19v8a65a1");

        assertThat(counted("reconnections_total")).containsExactly(Map.entry("kraken abnormal", 1L));
    }

    @Test
    void takesAnotherStreamForNoReconnection() {
        end("wss://ws.kraken.com/ws/btcusdt@depth20@100ms");
        open("wss://ws.kraken.com/ws/ethusdt@depth20@100ms");

        assertThat(counted("reconnections_total")).isEmpty();
    }

    @Test
    void forgetsTheOldestOfMoreAddressesThanItHolds() {
        for (int i = 0; i <= 1024; i++) {
            end("wss://host" + i + ".kraken.com/v2");
        }
        open("wss://host0.kraken.com/v2");
        assertThat(counted("reconnections_total")).isEmpty();

        open("wss://host1024.kraken.com/v2");
        assertThat(counted("reconnections_total")).containsExactly(Map.entry("kraken abnormal", 1L));
    }

    /** The thread that reads may be faster than the one that sends comes back from the call. */
    @Test
    void timesAPingWhosePongIsReceivedBeforeTheSendingCallReturns() {
        calls.received(connection, 5_001_000, WebSockets.PONG, 0);
        calls.sent(connection, 5_000_000, WebSockets.PING, 0, true);
        calls.received(connection, 9_000_000, WebSockets.PONG, 0);

        assertThat(Counts.of(measure, "websocket.heartbeat", Totals::sumNanos))
                .containsExactly(Map.entry("kraken", 1_000L));
    }

    @Test
    void timesAPingToItsPong() {
        calls.sent(connection, 1_000, WebSockets.PING, 0, true);
        calls.received(connection, 5_001_000, WebSockets.PONG, 0);
        calls.received(connection, 9_000_000, WebSockets.PONG, 0);

        assertThat(Counts.of(measure, "websocket.heartbeat", Totals::sumNanos))
                .containsExactly(Map.entry("kraken", 5_000_000L));
        assertThat(Counts.calls(measure, "websocket.heartbeat")).containsExactly(Map.entry("kraken", 1L));
    }

    @Test
    void takesASecondObjectForTheSameConnection() {
        Object engine = new Object();
        calls.introduced(engine, STREAM, connection);
        calls.opened(connection);
        calls.sent(engine, 1, WebSockets.TEXT, 5, true);
        families.refresh();

        assertThat(counted("messages_total")).containsExactly(Map.entry("kraken text out", 1L));
        assertThat(Counts.gauges(measure, "websocket.connections")).containsExactly(Map.entry("kraken", 1.0));
    }

    @Test
    void ignoresAConnectionNobodyIntroduced() {
        Object stranger = new Object();
        calls.sent(stranger, 1, WebSockets.TEXT, 5, true);

        assertThat(calls.enter(stranger, 1)).isNegative();
        assertThat(counted("messages_total")).isEmpty();
    }

    @Test
    void ignoresAConnectionOfTheAgentsOwnListener() {
        Object listener = new Object();
        Object ours = new Object();
        calls.own(listener);
        calls.introduced(ours, STREAM, listener);
        calls.opened(ours);
        families.refresh();

        assertThat(calls.enter(ours, 1)).isNegative();
        assertThat(Counts.gauges(measure, "websocket.connections")).isEmpty();
    }

    @Test
    void measuresAnyPayloadAsTheWireCarriesIt() {
        Random random = new Random(3);
        for (int run = 0; run < 1000; run++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(50); i > 0; i--) {
                int point = random.nextInt(0x110000);
                text.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 'x' : point);
            }
            long bytes = text.toString().getBytes(StandardCharsets.UTF_8).length;

            assertThat(calls.bytesOf(text.toString())).isEqualTo(bytes);
            assertThat(calls.bytesOf(text)).isEqualTo(bytes);
            assertThat(calls.bytesOf(CharBuffer.wrap(text))).isEqualTo(bytes);
            assertThat(calls.bytesOf(CharBuffer.wrap(text.toString().toCharArray())))
                    .isEqualTo(bytes);
        }
        assertThat(calls.bytesOf(ByteBuffer.allocate(7))).isEqualTo(7);
        assertThat(calls.bytesOf(null)).isZero();
        assertThat(calls.bytesOf("😀".substring(0, 1)) + calls.bytesOf("😀".substring(1)))
                .isEqualTo(4);
    }

    @Test
    void allocatesNothingForAMessage() {
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 10_000; i++) {
                receive("{\"e\":\"trade\",\"p\":\"101.5\"}");
                calls.sent(connection, 1, WebSockets.TEXT, 5, true);
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }

        assertThat(least).isLessThan(10_000);
    }

    private Object open(String address) {
        Object opened = new Object();
        calls.introduced(opened, URI.create(address), null);
        calls.opened(opened);
        return opened;
    }

    private void end(String address) {
        calls.closed(open(address), 1006);
    }

    private void receive(String text) {
        part(text, true, 1);
    }

    private void part(String text, boolean last, long startNanos) {
        int token = calls.enter(connection, startNanos);
        calls.handled(connection, token, startNanos, WebSockets.TEXT, calls.bytesOf(text), last, null);
    }

    private Map<String, Long> counted(String name) {
        return Counts.calls(measure, "websocket." + name);
    }
}
