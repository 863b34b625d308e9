package io.tbot.testapp.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One seeded run of the sample bot, with all its habits, on a venue with every fault.
 *
 * @param home Java home of bot and venue
 * @param orders to place
 * @param way that they go: {@code rest}, {@code fix} or {@code xchange}
 */
record PicturePlan(Path home, int orders, String way) {
    static final int MARKET_RATE = 5_000;
    static final int SEED = 11;
    static final List<String> WAYS = List.of("rest", "fix", "xchange");

    /** Every fault is on; these are rarer than they would be, because each costs the run half a second or more. */
    private static final List<String> SHARES = List.of(
            "rejects=0.1",
            "slow-venue=0.01",
            "rate-limit=0.02",
            "lost-acks=0.01",
            "server-errors=0.02",
            "stalls=0.3",
            "fix-disconnects=0.3");

    /** The venue's options for its faults. */
    static List<String> faults() {
        List<String> options = new ArrayList<>();
        for (String share : SHARES) {
            options.addAll(List.of("--fault", share));
        }
        options.addAll(List.of("--fault", "all"));
        return options;
    }

    @Override
    public String toString() {
        return home.getFileName() + ", " + orders + " orders by " + way;
    }
}
