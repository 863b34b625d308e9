package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.Probe;
import io.tbot.engine.exchange.ClientReader.Origin;
import io.tbot.engine.lookup.IdentityTable;
import org.jspecify.annotations.Nullable;

/**
 * Which venue the objects of trading libraries talk to: told when such an object is made, looked up at each call. One
 * that was made before the agent came is asked once, at its first call.
 *
 * <p>Threads: any; nobody waits. Two that name one client at once come to the same name. Shape: {@value #MAX_CLIENTS}
 * objects, none kept alive; one beyond is named by its class.
 */
public final class Clients {
    private static final int MAX_CLIENTS = 4096;
    private static final String UNKNOWN = "unknown";

    /** What the class of a client is called beside its venue. */
    private static final String[] ROLES = {
        "Raw", "TradeService", "MarketDataService", "AccountService", "Service", "Streaming"
    };

    private final IdentityTable<Client> clients = new IdentityTable<>(MAX_CLIENTS);
    private final ClassValue<String> guesses = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            return guess(type.getSimpleName());
        }
    };
    private final ClassValue<ClientReader> readers = new ClassValue<>() {
        @Override
        protected ClientReader computeValue(Class<?> type) {
            return ClientReader.of(type);
        }
    };
    private volatile Venues venues;

    public Clients(Venues venues) {
        this.venues = venues;
    }

    /** Takes other names for the venues. */
    public void rename(Venues venues) {
        this.venues = venues;
    }

    /** Remembers a client under what its library calls the venue and where it reaches it. */
    public void remember(Object client, @Nullable String name, @Nullable String uri) {
        if (name != null || uri != null) {
            clients.put(client, new Client(new Origin(name, uri)));
        }
    }

    /** The venue of a client, or the name itself; {@code null} where neither its making nor itself has told. */
    @HotPath
    public @Nullable String venueOf(@Nullable Object exchange) {
        if (exchange == null || exchange instanceof String) {
            return (String) exchange;
        }
        Client client = clients.get(exchange);
        if (client == null) {
            ClientReader reader = readers.get(exchange.getClass());
            return reader == ClientReader.NONE ? null : meet(exchange, reader);
        }
        Named named = client.named;
        return named != null && named.by == venues ? named.venue : name(client);
    }

    /** The first call of a client that was made before the agent came; what cannot be read is not asked for again. */
    private @Nullable String meet(Object made, ClientReader reader) {
        if (clients.size() >= MAX_CLIENTS) {
            return null; // it would be asked at each call
        }
        Origin origin = Origin.UNTOLD;
        try {
            origin = reader.read(made);
        } catch (Throwable unreadable) { // the bot's own exchange may throw
            Probe.failed(0, unreadable);
        }
        Client client = new Client(origin);
        clients.put(made, client);
        return name(client);
    }

    /** The first call of a client, or the first since the venues were renamed. */
    private @Nullable String name(Client client) {
        Venues venues = this.venues;
        Origin origin = client.origin;
        boolean told = origin.name() != null || origin.uri() != null;
        Named named = new Named(told ? venues.ofClient(origin.name(), origin.uri()) : null, venues);
        client.named = named;
        return named.venue;
    }

    /** What the client's class suggests: {@code KrakenTradeService} is {@code kraken}. */
    @HotPath
    public @Nullable String guess(@Nullable Object client) {
        return client == null ? null : guesses.get(client.getClass());
    }

    private static String guess(String className) {
        int generated = className.indexOf("$$");
        String name = generated < 0 ? className : className.substring(0, generated);
        for (String role : ROLES) {
            name = name.endsWith(role) ? name.substring(0, name.length() - role.length()) : name;
        }
        String venue = Venues.plain(name);
        return venue.isEmpty() ? UNKNOWN : venue;
    }

    /** What was told of a client, and the name it has for now. */
    private static final class Client {
        final Origin origin;
        volatile @Nullable Named named;

        Client(Origin origin) {
            this.origin = origin;
        }
    }

    /** A name, and who gave it. */
    private static final class Named {
        final @Nullable String venue;
        final Venues by;

        Named(@Nullable String venue, Venues by) {
            this.venue = venue;
            this.by = by;
        }
    }
}
