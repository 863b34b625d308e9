package io.tbot.testapp.venue;

import io.tbot.testapp.venue.fix.FixAcceptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;

/** A running venue: its parts put together, its three ports, and its end. */
final class Venue implements AutoCloseable {
    private final VenueJournal journal;
    private final MarketDataPublisher marketData;
    private final VenueSockets sockets;
    private final RestServer rest;
    private final FixAcceptor fix;
    private final int webSocketPort;

    private Venue(
            VenueJournal journal,
            MarketDataPublisher marketData,
            VenueSockets sockets,
            RestServer rest,
            FixAcceptor fix,
            int webSocketPort) {
        this.journal = journal;
        this.marketData = marketData;
        this.sockets = sockets;
        this.rest = rest;
        this.fix = fix;
        this.webSocketPort = webSocketPort;
    }

    static Venue open(VenueOptions options) throws IOException, InterruptedException {
        Faults faults = new Faults(options.faults());
        VenueJournal journal = new VenueJournal();
        MatchingRules rules = new MatchingRules(options.seed(), faults);
        MarketDataPublisher marketData = new MarketDataPublisher(options, faults, journal);
        UserStream userStream = new UserStream(options.seed(), rules, faults, journal);
        OrderDesk desk = new OrderDesk(new LinkedHashSet<>(options.symbols()), rules, journal);
        VenueAdmin admin = new VenueAdmin(journal, faults, marketData);
        RateLimits limits = new RateLimits(System::currentTimeMillis);

        RestServer rest = new RestServer(options.restPort(), new RestApi(desk, userStream, rules, limits, admin));
        VenueSockets sockets = new VenueSockets(options.webSocketPort(), marketData, userStream, journal);
        FixAcceptor fix;
        try {
            fix = FixAcceptor.open(
                    options.fixPort(),
                    desk,
                    rules,
                    journal,
                    new Occasions(options.seed(), faults, Fault.FIX_DISCONNECTS));
        } catch (IOException failed) {
            rest.close();
            throw failed;
        }
        int webSocketPort;
        try {
            webSocketPort = sockets.open();
        } catch (IOException | InterruptedException failed) {
            fix.close();
            rest.close();
            throw failed;
        }
        marketData.start();
        rest.start();
        return new Venue(journal, marketData, sockets, rest, fix, webSocketPort);
    }

    int restPort() {
        return rest.port();
    }

    int webSocketPort() {
        return webSocketPort;
    }

    int fixPort() {
        return fix.port();
    }

    /** Writes down everything that was counted and what became of each order. */
    void writeJournal(Path file) throws IOException {
        Files.writeString(file, journal.toWholeJson() + "\n");
    }

    @Override
    public void close() throws IOException {
        marketData.close();
        rest.close();
        fix.close();
        try {
            sockets.shut();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
