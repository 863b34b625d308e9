package io.tbot.engine.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.tbot.bootstrap.WebSockets;
import io.tbot.engine.Counts;
import io.tbot.engine.FreshThread;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.measure.Caps;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.WallClock;
import io.tbot.engine.measure.Windows;
import io.tbot.engine.tick.Ticks;
import java.net.ConnectException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the life of a venue's connections says of the way to it. */
@ExtendWith(FreshThread.class)
class WebSocketLifeTest {
    private static final URI STREAM = URI.create("wss://ws.kraken.com/v2");
    private static final long MILLI = 1_000_000L;

    private final Measure measure = new Measure(Caps.standard());
    private final Families families = new Families();
    private final WebSocketCalls calls = new WebSocketCalls(
            measure, families, new Venues(List.of()), new Feeds(new Ticks(), measure, families, new WallClock()));

    /** Keeps them reachable: the calls do not. */
    private final List<Object> opened = new ArrayList<>();

    @BeforeEach
    void tellsOfThem() {
        calls.tell(new Connectivity(measure, families, new Windows(measure, System.nanoTime()), new WallClock()));
    }

    @Test
    void countsAMessageThatWaitedForTheHandlerOfTheOneBefore() {
        Object connection = open();
        message(connection, System.nanoTime() - 30 * MILLI);
        message(connection, System.nanoTime());

        assertThat(Counts.calls(measure, "websocket.backpressure_events_total"))
                .containsExactly(Map.entry("kraken medium", 1L));
    }

    @Test
    void knowsHowLongTheMostSilentConnectionHasBeenSilent() {
        message(open(), System.nanoTime() - 60_000 * MILLI);
        open();

        assertThat(gauge("exchange_websocket_silent_seconds").get("kraken")).isBetween(60.0, 70.0);
    }

    @Test
    void takesFiveReturnsForAStormAndTellsWhatIsMissing() {
        Object connection = open();
        for (int i = 0; i < 5; i++) {
            calls.closed(connection, 1006);
            connection = open();
        }
        calls.failed(null, STREAM, new ConnectException(), false);
        calls.closed(connection, 1006);
        open();
        calls.closed(open(), 1006);

        assertThat(Counts.calls(measure, "connectivity.exchange_websocket_storms_total"))
                .containsExactly(Map.entry("kraken", 1L));
        assertThat(gauge("exchange_websocket_storm")).containsExactly(Map.entry("kraken", 1.0));
        assertThat(gauge("exchange_websocket_recent_connects")).containsExactly(Map.entry("kraken", 9.0));
        assertThat(gauge("websocket_connection_health")).containsExactly(Map.entry("kraken", 0.5));
    }

    private Object open() {
        Object connection = new Object();
        opened.add(connection);
        calls.introduced(connection, STREAM, null);
        calls.opened(connection);
        return connection;
    }

    private void message(Object connection, long startNanos) {
        int token = calls.enter(connection, startNanos);
        calls.handled(connection, token, startNanos, WebSockets.TEXT, 5, true, null);
    }

    private Map<String, Double> gauge(String name) {
        families.refresh();
        return Counts.gauges(measure, "connectivity." + name);
    }
}
