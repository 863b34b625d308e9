package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.WebSocketSink;
import io.tbot.bootstrap.WebSockets;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.LinkStates;
import io.tbot.engine.feed.Feeds;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.lookup.NameTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import io.tbot.engine.measure.Refreshed;
import java.net.URI;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket connections of the bot: which are up, what goes over them, how long the bot's handler holds each
 * message, how they end.
 *
 * <p>Threads: any of the bot's; nothing waits for a message. Opening and ending take a lock of the connection's own,
 * for a few instructions. Shape: {@value #MAX_CONNECTIONS} live connections; one beyond is not measured. A message
 * allocates nothing.
 *
 * <p>Not: frames that the library sends by itself, such as its answer to a ping; the parts of a message are one
 * message, and their handlers' times one time.
 */
public final class WebSocketCalls extends WebSocketSink implements Refreshed, LinkStates.Source {
    private static final int MAX_CONNECTIONS = 4096;
    private static final int MAX_EXCHANGES = 256;
    private static final String IN = "in";
    private static final String OUT = "out";
    private static final String[] TYPES = {"text", "binary", "ping", "pong"};

    /** Close code of RFC 6455 for a connection that ended without a close frame. */
    private static final int ABNORMAL = 1006;

    private final Measure measure;
    private final WebSocketPoints points;
    private final HandlerShare share;

    private final Feeds feeds;

    private final IdentityTable<Connection> connections = new IdentityTable<>(MAX_CONNECTIONS);
    /** Stands for every connection of the agent's own. */
    private final Connection own = new Connection("", "");

    private final Reconnections reconnections = new Reconnections();
    private final Set<String> exchanges = ConcurrentHashMap.newKeySet();
    private volatile Venues venues;
    private volatile MessageReader reader = MessageReader.NONE;

    /** Who is told of connections; set before the first. */
    private @Nullable Connectivity connectivity;

    public WebSocketCalls(Measure measure, Families families, Venues venues, Feeds feeds) {
        this.measure = measure;
        this.feeds = feeds;
        this.points = new WebSocketPoints(measure, families);
        this.share = new HandlerShare(measure, families, "websocket.handler");
        this.venues = venues;
        families.beforeReading(this);
    }

    /** Tells of connections that come and go from now on, and of those that stand when asked. */
    public void tell(Connectivity connectivity) {
        this.connectivity = connectivity;
        connectivity.ask(this);
    }

    @Override
    public void tell(LinkStates states) {
        long now = System.nanoTime();
        for (Connection connection : distinct()) {
            if (connection.isUp()) {
                states.webSocket(connection.exchange, connection.silentNanos(now));
            }
        }
    }

    /** Takes other names for the hosts; connections that are up keep theirs. */
    public void rename(Venues venues) {
        this.venues = venues;
    }

    /** Who understands the content of the messages from now on. */
    public void readWith(MessageReader reader) {
        this.reader = reader;
    }

    @Override
    public void introduced(Object connection, @Nullable URI uri, @Nullable Object known) {
        Connection same = known == null ? null : connections.get(known);
        if (own.equals(same)) {
            return;
        }
        if (same != null) {
            connections.put(connection, same);
        } else if (uri != null && connections.get(connection) == null) {
            connections.put(connection, new Connection(venues.of(uri.getHost()), addressOf(uri)));
        }
    }

    @Override
    public void own(Object listener) {
        connections.put(listener, own);
    }

    /** An address without what changes from one connection to the next: a path may carry a listen key. */
    private static String addressOf(URI uri) {
        String path = uri.getRawPath();
        boolean names = path != null && path.indexOf('@') >= 0; // Binance's streams: btcusdt@depth20@100ms
        String place = names ? path : new Endpoints(new NameTable(1)).of(null, path);
        return uri.getScheme() + "://" + uri.getHost() + ":" + uri.getPort() + " " + place;
    }

    @Override
    @HotPath
    public int enter(Object connection, long startNanos) {
        Connection known = connections.get(connection);
        if (known == null) {
            return -1;
        }
        int token = measure.enter(points.handler, startNanos, known.exchange, null, null, null, null);
        if (token >= 0) {
            // which symbol it tells of is known further in, if at all
            feeds.ticks().arrived(OrderFacts.CAUSAL, startNanos, null, null, 0, OrderFacts.NONE);
            known.arrivalNanos = startNanos;
        }
        return token;
    }

    @Override
    @HotPath
    public void payload(Object connection, Object payload, boolean last) {
        Connection known = connections.get(connection);
        if (known != null) {
            if (!known.partlyReceived) {
                reader.received(known.exchange, payload, known.arrivalNanos);
            }
            known.partlyReceived = !last;
        }
    }

    @Override
    @HotPath
    public void sending(Object connection, Object payload, boolean last) {
        Connection known = connections.get(connection);
        if (known != null) {
            if (!known.partlySent) {
                reader.sending(known.exchange, payload);
            }
            known.partlySent = !last;
        }
    }

    @Override
    @HotPath
    public void handled(
            Object connection,
            int token,
            long startNanos,
            int type,
            long bytes,
            boolean last,
            @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        reader.handled();
        feeds.ticks().handled();
        Connection known = connections.get(connection);
        if (known == null || type == WebSockets.PING || type == WebSockets.PONG) {
            measure.abandon(token);
        } else if (last) {
            long endNanos = System.nanoTime();
            measure.exit(token, startNanos - known.earlierNanos, endNanos, thrown != null);
            pressed(known, startNanos - known.earlierNanos, endNanos);
            known.earlierNanos = 0;
        } else {
            measure.abandon(token);
            known.earlierNanos += System.nanoTime() - startNanos;
        }
        if (known != null) {
            count(known, startNanos, type, bytes, last, IN);
        }
    }

    @HotPath
    private void pressed(Connection known, long startNanos, long endNanos) {
        String severity = known.pressure.handled(startNanos, endNanos);
        if (severity != null) {
            measure.count(points.backpressure, 1, known.exchange, severity, null, null, null);
        }
    }

    @Override
    @HotPath
    public void received(Object connection, long startNanos, int type, long bytes) {
        Connection known = connections.get(connection);
        if (known != null) {
            count(known, startNanos, type, bytes, true, IN);
        }
    }

    @Override
    @HotPath
    public void sent(Object connection, long startNanos, int type, long bytes, boolean last) {
        Connection known = connections.get(connection);
        if (known != null) {
            if (type == WebSockets.PING) {
                beat(known, known.heartbeat.pinged(startNanos));
            }
            count(known, startNanos, type, bytes, last, OUT);
        }
    }

    @HotPath
    private void beat(Connection known, long nanos) {
        if (nanos != Heartbeat.NONE) {
            measure.record(points.heartbeat, nanos, false, known.exchange, null, null, null, null);
        }
    }

    @HotPath
    private void count(Connection known, long nanos, int type, long bytes, boolean last, String direction) {
        String exchange = known.exchange;
        if (IN.equals(direction)) {
            known.hear(nanos);
        }
        if (last) {
            measure.count(points.message, 1, exchange, TYPES[type & 3], direction, null, null);
        }
        measure.count(points.bytes, bytes, exchange, direction, null, null, null);
        if (type == WebSockets.PONG && IN.equals(direction)) {
            beat(known, known.heartbeat.ponged(nanos));
        }
    }

    @Override
    public void opened(Object connection) {
        Connection known = connections.get(connection);
        if (known != null && known.open()) {
            if (exchanges.size() < MAX_EXCHANGES) {
                exchanges.add(known.exchange);
            }
            String reason = reconnections.opened(known.address);
            if (connectivity != null) {
                connectivity.webSocketOpened(known.exchange, reason != null, !"normal".equals(reason));
            }
            if (reason != null) {
                measure.count(points.reconnection, 1, known.exchange, reason, null, null, null);
            }
        }
    }

    @Override
    public void closed(Object connection, int code) {
        Connection known = connections.get(connection);
        if (known != null) {
            end(known, code);
        }
    }

    private void end(Connection known, int code) {
        if (known.end()) {
            reconnections.ended(known.address, reasonOf(code));
            if (connectivity != null) {
                connectivity.webSocketEnded(known.exchange, code);
            }
            measure.count(points.close, 1, known.exchange, Integer.toString(code), null, null, null);
        }
    }

    /** Why a connection had to come back, in the words of RFC 6455 §7.4.1 or by whose codes they are. */
    private static String reasonOf(int code) {
        return switch (code) {
            case 1000, 1005 -> "normal";
            case 1001 -> "going_away";
            case 1002, 1003, 1007, 1009, 1010 -> "protocol";
            case ABNORMAL -> "abnormal";
            case 1008 -> "policy";
            case 1011, 1012, 1013, 1014 -> "server";
            default -> code >= 3000 ? "application" : "other";
        };
    }

    @Override
    public void failed(@Nullable Object connection, @Nullable URI uri, @Nullable Throwable fault, boolean ends) {
        Connection known = connection == null ? null : connections.get(connection);
        if (known == null && uri == null) {
            return;
        }
        if (known == null || !ends || known.fail()) {
            String exchange = known != null ? known.exchange : venues.of(uri == null ? null : uri.getHost());
            measure.count(points.error, 1, exchange, ErrorTypes.of(fault), null, null, null);
            if (connectivity != null && (known == null || !known.isUp())) {
                connectivity.webSocketFailed(exchange);
            }
        }
        if (known != null && ends) {
            end(known, ABNORMAL);
        }
    }

    @Override
    public void connecting(Object future, URI uri) {
        if (future instanceof CompletableFuture<?> attempt) {
            CompletableFuture<?> unused = attempt.whenComplete((connection, fault) -> {
                if (fault != null) {
                    failed(null, uri, fault, false);
                }
            });
        }
    }

    @Override
    @HotPath
    public long bytesOf(@Nullable Object payload) {
        return Utf8.bytesOf(payload);
    }

    /** Counts the connections that are up. */
    @Override
    public void refresh() {
        Map<String, Integer> up = new HashMap<>();
        for (Connection connection : distinct()) {
            if (connection.isUp()) {
                up.merge(connection.exchange, 1, Integer::sum);
            }
        }
        for (String exchange : exchanges) {
            measure.set(points.connections, up.getOrDefault(exchange, 0), exchange, null, null, null, null);
        }
        if (!exchanges.isEmpty()) {
            share.refresh(up, System.nanoTime());
        }
    }

    private Set<Connection> distinct() {
        Set<Connection> distinct = Collections.newSetFromMap(new IdentityHashMap<>());
        connections.forEach(distinct::add);
        return distinct;
    }
}
