package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonArray;
import com.grack.nanojson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BotRunTest {
    private static final int ORDERS = 400;

    private BotRun first;
    private BotRun second;

    @BeforeAll
    void trade(@TempDir Path one, @TempDir Path other) throws Exception {
        first = BotRun.of(one, ORDERS, "--rate", "4000");
        second = BotRun.of(other, ORDERS, "--rate", "9000");
    }

    @Test
    void everyOrderComesToItsEnd() {
        assertThat(first.status()).isZero();
        assertThat(first.journal()).doesNotContain(" NEW ", " PENDING ", " PARTIALLY_FILLED ", " FAILED ");
        assertThat(first.journal()).contains(" FILLED ", " CANCELED ", " REJECTED ");
    }

    @Test
    void twoRunsOfOneSeedAreEqual() {
        assertThat(second.journal()).isEqualTo(first.journal());
        assertThat(second.out()).isEqualTo(first.out());
        assertThat(second.decisions()).isEqualTo(first.decisions());
    }

    @Test
    void requestsAreThoseTheVenueCounted() {
        assertThat(first.counts("http", "method", "path", "status"))
                .isEqualTo(longs(first.venue().getObject("requests")));
    }

    @Test
    void executionsAreThoseTheVenueReported() {
        Map<String, Long> reported = longs(first.venue().getObject("orders"));
        reported.remove("REJECTED"); // refused in the answer, never reported

        assertThat(first.counts("on_execution", "status")).isEqualTo(reported);
    }

    @Test
    void userStreamMessagesAndBytesAreThoseTheVenueSent() {
        JsonObject sent = first.venue().getObject("websocket").getObject("/user");

        JsonObject received = row(first.rows("web_socket_messages"), "user");

        assertThat(received.getLong("count")).isEqualTo(sent.getLong("messages"));
        assertThat(received.getLong("bytes")).isEqualTo(sent.getLong("bytes"));
        assertThat(row(first.rows("web_socket_connects"), "user").getLong("count"))
                .isEqualTo(sent.getLong("connections"));
    }

    @Test
    void everyTickIsHeardEvaluatedAndStored() {
        long ticks = sum(first.counts("on_tick", "symbol"));

        assertThat(sum(first.counts("evaluate", "signal"))).isEqualTo(ticks);
        long stored = 0;
        for (Object row : first.rows("sql")) {
            JsonObject statement = (JsonObject) row;
            if (statement.getString("table").equals("ticks")
                    && statement.getString("operation").equals("insert")) {
                stored += statement.getLong("rows");
            }
        }
        assertThat(stored).isEqualTo(ticks);
    }

    @Test
    void eachTimedCallHasItsTime() {
        for (String kind : new String[] {"place_order", "cancel_order", "on_execution", "on_tick", "sql"}) {
            for (Object row : first.rows(kind)) {
                JsonObject object = (JsonObject) row;
                JsonArray nanos = object.getArray("nanos");
                assertThat(nanos).as(kind).hasSize(object.getInt("count"));
                long max = nanos.stream()
                        .mapToLong(n -> ((Number) n).longValue())
                        .max()
                        .orElseThrow();
                assertThat(object.getLong("max_nanos")).isEqualTo(max);
            }
        }
    }

    private static JsonObject row(JsonArray rows, String stream) {
        return rows.stream()
                .map(JsonObject.class::cast)
                .filter(row -> row.getString("stream").equals(stream))
                .findFirst()
                .orElseThrow();
    }

    private static Map<String, Long> longs(JsonObject object) {
        Map<String, Long> longs = new TreeMap<>();
        object.keySet().forEach(key -> longs.put(key, object.getLong(key)));
        return longs;
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
