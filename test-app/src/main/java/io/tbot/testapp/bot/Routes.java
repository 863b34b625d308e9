package io.tbot.testapp.bot;

import io.tbot.testapp.bot.fix.FixOrderGateway;
import io.tbot.testapp.bot.xchange.XChangeOrderGateway;
import io.tbot.testapp.fix.Arrivals;
import io.tbot.testapp.fix.CountingLog;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The ways to the venue that are in use, and which of them an order goes: drawn by seed and ordinal, so that two runs
 * of one seed agree.
 *
 * <p>Threads: main opens and closes; any trades.
 */
final class Routes {
    private static final int WAY = 7;

    private final long seed;
    private final List<Way> ways;
    private final Map<Way, OrderGateway> gateways = new EnumMap<>(Way.class);
    private @Nullable FixOrderGateway fix;

    /** @param pool where a FIX session that keeps its messages in the database does so */
    Routes(BotOptions options, ExecutionHandler handler, DataSource pool, GroundTruth truth) {
        seed = options.seed();
        ways = options.ways();
        for (Way way : ways) {
            gateways.put(
                    way,
                    switch (way) {
                        case REST ->
                            new RestOrderGateway(new RestClient(options.venueRest(), options.answerMillis(), truth));
                        case XCHANGE ->
                            new XChangeOrderGateway(options.venueRest(), options.answerMillis(), truth::http);
                        case FIX -> {
                            Arrivals arrivals = new Arrivals();
                            fix = new FixOrderGateway(
                                    options.venueFix(),
                                    options.answerMillis(),
                                    options.fixStore().factory(pool, truth),
                                    new ExecutionReports("fix", handler, truth, arrivals::of),
                                    new CountingLog(truth::fix, arrivals),
                                    truth::fixSent);
                            yield fix;
                        }
                    });
        }
    }

    Way wayOf(long ordinal) {
        return ways.get(Draw.below(ways.size(), seed, ordinal, WAY));
    }

    OrderGateway gateway(Way way) {
        OrderGateway gateway = gateways.get(way);
        if (gateway == null) {
            throw new IllegalStateException("way '" + way.label() + "' is not in use");
        }
        return gateway;
    }

    /** Logs on where that is needed. */
    void open() throws IOException, InterruptedException {
        if (fix != null) {
            fix.open();
        }
    }

    /** Logs off, once the venue has sent what it had. */
    void close() {
        if (fix != null) {
            fix.close();
        }
    }
}
