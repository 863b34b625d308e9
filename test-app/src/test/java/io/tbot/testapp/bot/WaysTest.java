package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WaysTest {
    private static final int ORDERS = 150;
    private static final String[] VENUE = {"--rate", "4000"};

    private BotRun rest;

    @BeforeAll
    void tradeByRest(@TempDir Path folder) throws Exception {
        rest = BotRun.of(folder, ORDERS, VENUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "xchange", "both", "fix --fix-store file", "fix --fix-store jdbc"})
    void anOrderMeetsTheSameFateByAnyWay(String way, @TempDir Path folder) throws Exception {
        BotRun run = BotRun.by(way, folder, ORDERS, VENUE);

        assertThat(run.journal()).isEqualTo(rest.journal());
        assertThat(run.out()).isEqualTo(rest.out());
        assertThat(run.counts("place_order", "symbol", "side", "type", "outcome"))
                .isEqualTo(rest.counts("place_order", "symbol", "side", "type", "outcome"));
        assertThat(run.counts("cancel_order", "outcome")).isEqualTo(rest.counts("cancel_order", "outcome"));
        assertThat(run.counts("http", "method", "path", "status")).isEqualTo(longs(run.venue(), "requests"));
        assertThat(fixAsTheVenueSawIt(run)).isEqualTo(longs(run.venue(), "fix"));
    }

    @Test
    void goesBothWaysInTurnAsTheSeedWantsIt(@TempDir Path folder) throws Exception {
        BotRun run = BotRun.by("both", folder, ORDERS, VENUE);

        Map<String, Long> placed = run.counts("place_order", "way");
        long byFix = longs(run.venue(), "fix").get("D in");
        assertThat(placed).isEqualTo(Map.of("fix", byFix, "rest", ORDERS - byFix));
        assertThat(byFix).isBetween(ORDERS / 3L, 2 * ORDERS / 3L);
    }

    @Test
    void comesBackByItselfAndLosesNothingWhenConnectionsBreak(@TempDir Path folder) throws Exception {
        BotRun run = BotRun.by("fix", folder, ORDERS, "--rate", "200", "--fault", "fix-disconnects");

        assertThat(run.journal()).isEqualTo(rest.journal());
        assertThat(run.status()).isZero();
        assertThat(run.counts("fix_messages", "msg_type", "direction").get("A in"))
                .isGreaterThan(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix", "xchange"})
    void aFaultIsTheSameByAnyWay(String way, @TempDir Path folder, @TempDir Path other) throws Exception {
        String[] faulty = {"--rate", "4000", "--fault", "rejects", "--fault", "partial-fills", "--fault", "rate-limit"};
        BotRun byRest = BotRun.of(other, ORDERS, faulty);

        BotRun run = BotRun.by(way, folder, ORDERS, faulty);

        assertThat(run.journal()).contains(" REJECTED ", "/2 fill").doesNotContain(" FAILED ");
        assertThat(run.counts("place_order", "outcome")).isEqualTo(byRest.counts("place_order", "outcome"));
    }

    /** Turned round: what the bot sent came in there. */
    private static Map<String, Long> fixAsTheVenueSawIt(BotRun run) {
        Map<String, Long> turned = new TreeMap<>();
        run.counts("fix_messages", "msg_type", "direction")
                .forEach((key, count) -> turned.put(
                        key.endsWith(" in") ? key.replace(" in", " out") : key.replace(" out", " in"), count));
        turned.computeIfPresent("5 in", (key, count) -> 1L); // a second goodbye may find nobody there
        return turned;
    }

    private static Map<String, Long> longs(JsonObject venue, String name) {
        JsonObject object = venue.getObject(name);
        Map<String, Long> longs = new TreeMap<>();
        object.keySet().forEach(key -> longs.put(key, object.getLong(key)));
        return longs;
    }
}
