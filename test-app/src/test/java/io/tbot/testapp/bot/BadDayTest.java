package io.tbot.testapp.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.grack.nanojson.JsonObject;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bot against a venue with every fault: both must agree on every order in the end. */
class BadDayTest {
    private static final int ORDERS = 300;
    private static final String[] VENUE = {
        "--rate", "4000", "--fault", "all", "--fault", "slow-venue=0.01", "--fault", "rate-limit=0.05"
    };

    @ParameterizedTest
    @ValueSource(strings = {"rest", "fix", "xchange", "both"})
    void bothSidesAgreeOnEveryOrder(String way, @TempDir Path folder) throws Exception {
        BotRun run = BotRun.by(way + " --lively --answer-millis 1000", folder, ORDERS, VENUE);

        Map<String, String> ofBot = botsStates(run.journal());
        Map<String, String> ofVenue = new TreeMap<>();
        for (Object each : run.venue().getArray("trails")) {
            JsonObject trail = (JsonObject) each;
            String id = trail.getArray("client_ids").getString(0);
            ofVenue.put(id, expected(trail, ofBot.getOrDefault(id, "")));
        }

        assertThat(run.status()).as(run.out()).isZero();
        assertThat(run.venue().getObject("orders"))
                .containsKeys("REJECTED", "PARTIALLY_FILLED", "FILLED", "CANCELED", "REPLACED", "EXPIRED");
        assertThat(run.venue())
                .containsKeys("lost_answers", "duplicates", "turned_away", "closes", "gaps", "stream_late");
        assertThat(ofVenue).hasSize(ORDERS);
        assertThat(ofBot).isEqualTo(ofVenue);
    }

    /** State and filled quantity by client id. */
    private static Map<String, String> botsStates(String journal) {
        Map<String, String> states = new TreeMap<>();
        for (String line : journal.split("\n")) {
            String[] words = line.split(" ");
            if (words.length == 8) {
                states.put(words[0], state(words[6], words[7]));
            }
        }
        return states;
    }

    /** What the bot can know of an order; where it heard nothing and could not ask, whatever it assumes. */
    private static String expected(JsonObject trail, String ofBot) {
        String status = trail.getString("status");
        boolean heardNothing = trail.getString("loss").equals("everything");
        if (heardNothing && ofBot.startsWith("FAILED")) {
            assertThat(status).isIn("FILLED", "EXPIRED");
            return ofBot;
        }
        String word = switch (status) {
            case "" -> "FAILED";
            case "EXPIRED" -> "CANCELED";
            default -> status;
        };
        return state(word, heardNothing ? ofBot.split(" ")[1] : trail.getString("executed"));
    }

    private static String state(String word, String filled) {
        return word + " " + new BigDecimal(filled).stripTrailingZeros().toPlainString();
    }
}
