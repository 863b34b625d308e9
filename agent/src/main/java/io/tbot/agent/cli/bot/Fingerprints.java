package io.tbot.agent.cli.bot;

import com.grack.nanojson.JsonObject;
import java.util.Map;
import java.util.TreeSet;

/** Fingerprints as people write them: a beginning will do, as long as no other alert begins so. */
final class Fingerprints {
    private static final int LENGTH = 32;
    private static final int LEAST = 4;

    private Fingerprints() {}

    /** The whole of it; also of an alert that is over. */
    static String whole(String written, Bot bot) {
        if (written.length() == LENGTH) {
            return written;
        }
        if (written.length() < LEAST || !written.matches("[0-9a-f]+")) {
            throw new BotException("'" + written + "' is no fingerprint, nor the beginning of one: at least " + LEAST
                    + " digits of what 'alerts list' shows");
        }
        TreeSet<String> found = new TreeSet<>();
        find(written, bot.get("api/v1/alerts", Map.of()), found);
        if (found.isEmpty()) {
            find(written, bot.get("api/v1/alerts/history", Map.of("limit", "10000")), found);
        }
        if (found.size() != 1) {
            throw new BotException(
                    found.isEmpty()
                            ? "no alert of that fingerprint fires, nor is one in the history"
                            : "'" + written + "' begins " + found.size() + " fingerprints: "
                                    + String.join(", ", found));
        }
        return found.first();
    }

    private static void find(String beginning, JsonObject answer, TreeSet<String> found) {
        for (Object each : answer.getArray("alerts")) {
            String fingerprint = ((JsonObject) each).getString("fingerprint", "");
            if (fingerprint.startsWith(beginning)) {
                found.add(fingerprint);
            }
        }
    }
}
