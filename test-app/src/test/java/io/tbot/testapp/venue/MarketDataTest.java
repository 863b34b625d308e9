package io.tbot.testapp.venue;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.java_websocket.framing.CloseFrame;
import org.junit.jupiter.api.Test;

class MarketDataTest {
    private static final int MESSAGES = 3_000;

    @Test
    void numbersTradesAndBookTickersWithoutAHole() throws Exception {
        try (Venue venue = open()) {
            List<JsonObject> heard = new Listener(venue, "/stream").next(MESSAGES);

            for (String symbol : List.of("BTCUSDT", "ETHUSDT", "SOLUSDT")) {
                assertThat(missingTrades(heard, symbol)).as(symbol).isZero();
                assertThat(unlinkedBookTickers(heard, symbol)).as(symbol).isZero();
            }
        }
    }

    @Test
    void leavesTradeIdsOutUnderTheFaultGaps() throws Exception {
        try (Venue venue = open("--fault", "gaps")) {
            List<JsonObject> heard = new Listener(venue, "/stream").next(MESSAGES);

            assertThat(missingTrades(heard, "BTCUSDT")).isPositive();
            assertThat(unlinkedBookTickers(heard, "BTCUSDT")).isZero();
        }
    }

    @Test
    void tellsEveryConnectionTheSameFromTheStart() throws Exception {
        try (Venue venue = open()) {
            List<JsonObject> early = withoutTime(new Listener(venue, "/stream").next(600));
            List<JsonObject> late = withoutTime(new Listener(venue, "/stream").next(600));

            assertThat(late).isEqualTo(early);
            assertThat(early.get(0).toString()).startsWith("{e=trade, s=BTCUSDT, t=1, p=");
        }
    }

    @Test
    void keepsTheBidBelowTheAsk() throws Exception {
        try (Venue venue = open()) {
            List<JsonObject> heard = new Listener(venue, "/stream").next(600);

            assertThat(of(heard, "bookTicker", "SOLUSDT"))
                    .isNotEmpty()
                    .allSatisfy(ticker -> assertThat(new BigDecimal(ticker.getString("b")))
                            .isLessThan(new BigDecimal(ticker.getString("a"))));
        }
    }

    @Test
    void isSilentAtRateZeroUntilTheRateIsChanged() throws Exception {
        try (Venue venue = Venue.open(VenueOptions.parse("--rate", "0"))) {
            Listener listener = new Listener(venue, "/stream");
            assertThat(listener.messages).hasValue(0);

            new VenueClient(venue).post("/admin/feed?rate=1000");

            assertThat(of(listener.next(100), "trade", "BTCUSDT").get(0).getLong("t"))
                    .isEqualTo(1);
        }
    }

    @Test
    void countsInTheJournalWhatTheConnectionWasSent() throws Exception {
        try (Venue venue = open()) {
            Listener listener = new Listener(venue, "/stream");
            VenueClient client = new VenueClient(venue);
            listener.next(500);
            client.post("/admin/feed?rate=0");
            JsonObject stopped = settled(client);
            listener.next((int) stopped.getLong("messages") - 500);

            assertThat(stopped.getLong("messages")).isEqualTo(listener.messages.get());
            assertThat(stopped.getLong("bytes")).isEqualTo(listener.bytes.get());
        }
    }

    @Test
    void waitsForAConnectionThatDoesNotReadAndLeavesNothingOut() throws Exception {
        try (Venue venue = open("--rate", "200000")) {
            Listener slow = new Listener(venue, "/stream");
            slow.pause();
            JsonObject stopped = settled(new VenueClient(venue));
            assertThat(stopped.getLong("bytes")).isLessThan(2_000_000); // 1 MB, the client's buffers, what it had read
            List<JsonObject> another = new Listener(venue, "/stream").next(600);
            slow.resume();

            List<JsonObject> heard = slow.next((int) stopped.getLong("messages") + 600);

            assertThat(missingTrades(heard, "BTCUSDT")).isZero();
            assertThat(unlinkedBookTickers(heard, "ETHUSDT")).isZero();
            assertThat(missingTrades(another, "BTCUSDT")).isZero();
        }
    }

    @Test
    void closesTheConnectionUnderTheFaultDisconnects() throws Exception {
        try (Venue venue = open("--fault", "disconnects")) {
            Listener listener = new Listener(venue, "/stream");

            assertThat(listener.closeCode.get(20, TimeUnit.SECONDS)).isEqualTo(CloseFrame.GOING_AWAY);
        }
    }

    @Test
    void refusesAPathItDoesNotHave() throws Exception {
        try (Venue venue = open()) {
            Listener listener = new Listener(venue, "/nothing");

            assertThat(listener.closeCode.get(20, TimeUnit.SECONDS)).isEqualTo(CloseFrame.POLICY_VALIDATION);
        }
    }

    private static Venue open(String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--rate", "20000"));
        options.addAll(List.of(more));
        return Venue.open(VenueOptions.parse(options.toArray(String[]::new)));
    }

    /** The journal's word on the stream, once many looks in a row agree. */
    private static JsonObject settled(VenueClient client) throws Exception {
        JsonObject before = new JsonObject();
        int agreed = 0;
        for (int look = 0; look < 100_000 && agreed < 100; look++) {
            JsonObject now = client.journal().getObject("websocket").getObject("/stream");
            if (now != null) { // the stream is in the journal from its first message on
                agreed = now.equals(before) ? agreed + 1 : 0;
                before = now;
            }
        }
        assertThat(agreed).as("looks that agree on " + before).isEqualTo(100);
        return before;
    }

    private static long missingTrades(List<JsonObject> heard, String symbol) {
        List<JsonObject> trades = of(heard, "trade", symbol);
        return trades.get(trades.size() - 1).getLong("t") - trades.size();
    }

    private static int unlinkedBookTickers(List<JsonObject> heard, String symbol) {
        long last = 0;
        int unlinked = 0;
        for (JsonObject ticker : of(heard, "bookTicker", symbol)) {
            unlinked += ticker.getLong("U") == last + 1 && ticker.getLong("u") > last ? 0 : 1;
            last = ticker.getLong("u");
        }
        return unlinked;
    }

    private static List<JsonObject> of(List<JsonObject> heard, String event, String symbol) {
        return heard.stream()
                .filter(message -> message.getString("e").equals(event)
                        && message.getString("s").equals(symbol))
                .toList();
    }

    private static List<JsonObject> withoutTime(List<JsonObject> heard) {
        heard.forEach(message -> message.remove("E"));
        return heard;
    }
}
