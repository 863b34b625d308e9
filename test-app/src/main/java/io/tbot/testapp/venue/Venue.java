package io.tbot.testapp.venue;

import java.io.IOException;
import java.util.LinkedHashSet;

/** A running venue: its parts put together, its two ports, and its end. */
final class Venue implements AutoCloseable {
    private final MarketDataPublisher marketData;
    private final VenueSockets sockets;
    private final RestServer rest;
    private final int webSocketPort;

    private Venue(MarketDataPublisher marketData, VenueSockets sockets, RestServer rest, int webSocketPort) {
        this.marketData = marketData;
        this.sockets = sockets;
        this.rest = rest;
        this.webSocketPort = webSocketPort;
    }

    static Venue open(VenueOptions options) throws IOException, InterruptedException {
        Faults faults = new Faults(options.faults());
        VenueJournal journal = new VenueJournal();
        MatchingRules rules = new MatchingRules(options.seed(), faults);
        MarketDataPublisher marketData = new MarketDataPublisher(options, faults, journal);
        UserStream userStream = new UserStream(journal);
        OrderDesk desk = new OrderDesk(new LinkedHashSet<>(options.symbols()), rules, userStream, journal);
        VenueAdmin admin = new VenueAdmin(journal, faults, marketData);
        RateLimits limits = new RateLimits(System::currentTimeMillis);

        RestServer rest = new RestServer(options.restPort(), new RestApi(desk, rules, limits, journal, admin));
        VenueSockets sockets = new VenueSockets(options.webSocketPort(), marketData, userStream, journal);
        int webSocketPort;
        try {
            webSocketPort = sockets.open();
        } catch (IOException | InterruptedException failed) {
            rest.close();
            throw failed;
        }
        marketData.start();
        rest.start();
        return new Venue(marketData, sockets, rest, webSocketPort);
    }

    int restPort() {
        return rest.port();
    }

    int webSocketPort() {
        return webSocketPort;
    }

    @Override
    public void close() throws IOException {
        marketData.close();
        rest.close();
        try {
            sockets.shut();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
