package io.tbot.testapp.venue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.java_websocket.WebSocket;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/**
 * The WebSocket server: the path of a connection decides what it hears.
 *
 * <p>Threads: the library's selector thread and one decoder, and one that repeats the wish to write: the selector may
 * take it back just as it is stated, and then keeps the last message until there is another.
 */
final class VenueSockets extends WebSocketServer {
    private static final int START_SECONDS = 10;
    private static final int STOP_MILLIS = 500;
    private static final int NUDGE_MILLIS = 5;
    private static final int CUT_MILLIS = 2_000;
    private static final String CLIENT = "client=";

    private final MarketDataPublisher marketData;
    private final UserStream userStream;
    private final VenueJournal journal;
    private final CompletableFuture<Integer> boundPort = new CompletableFuture<>();
    private final ScheduledExecutorService nudge = Executors.newSingleThreadScheduledExecutor(VenueSockets::daemon);

    VenueSockets(int port, MarketDataPublisher marketData, UserStream userStream, VenueJournal journal) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        this.marketData = marketData;
        this.userStream = userStream;
        this.journal = journal;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setConnectionLostTimeout(0);
        setDaemon(true);
    }

    /** Starts and returns the port it listens on. */
    int open() throws IOException, InterruptedException {
        start();
        try {
            int port = boundPort.get(START_SECONDS, TimeUnit.SECONDS);
            Future<?> unusedNudge = nudge.scheduleWithFixedDelay(
                    this::writeWhatWaits, NUDGE_MILLIS, NUDGE_MILLIS, TimeUnit.MILLISECONDS);
            Future<?> unusedCuts =
                    nudge.scheduleWithFixedDelay(userStream::breakSome, CUT_MILLIS, CUT_MILLIS, TimeUnit.MILLISECONDS);
            return port;
        } catch (ExecutionException failed) {
            String address = "127.0.0.1:" + getAddress().getPort();
            throw new IOException("WebSocket server cannot listen on '" + address + "'", failed.getCause());
        } catch (TimeoutException late) {
            throw new IOException("WebSocket server did not start within " + START_SECONDS + "s", late);
        }
    }

    void shut() throws InterruptedException {
        nudge.shutdownNow();
        stop(STOP_MILLIS);
    }

    private void writeWhatWaits() {
        getConnections().forEach(this::onWriteDemand);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "venue-nudge");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void onStart() {
        boundPort.complete(getPort());
    }

    @Override
    public void onOpen(WebSocket connection, ClientHandshake handshake) {
        Outbox.limit(connection);
        String path = pathOf(handshake.getResourceDescriptor());
        String client = clientOf(handshake.getResourceDescriptor());
        switch (path) {
            case MarketDataPublisher.PATH -> marketData.add(connection, client);
            case UserStream.PATH -> userStream.add(connection, client);
            default -> {
                connection.close(CloseFrame.POLICY_VALIDATION, "path '" + path + "' is not /stream or /user");
                return;
            }
        }
        connection.setAttachment(path);
        journal.countConnection(path);
    }

    /** What the client said; whether its connection lasts until it has the answer is not its fault. */
    @Override
    public void onClosing(WebSocket connection, int code, String reason, boolean remote) {
        countClose(connection, code);
    }

    @Override
    public void onClose(WebSocket connection, int code, String reason, boolean remote) {
        marketData.remove(connection);
        userStream.remove(connection);
        countClose(connection, code);
    }

    /** Once; one that the venue wanted was counted then. */
    private void countClose(WebSocket connection, int code) {
        String path = connection.getAttachment();
        if (path != null) {
            connection.setAttachment(null);
            journal.count("closes", path + " " + code);
        }
    }

    @Override
    public void onMessage(WebSocket connection, String message) {
        // the paths say it all; nothing is subscribed to by message
    }

    @Override
    public void onError(@Nullable WebSocket connection, Exception error) {
        if (connection == null) {
            boundPort.completeExceptionally(error);
        }
    }

    /** What a client calls itself in the query; empty for a stranger. */
    private static String clientOf(String resource) {
        int query = resource.indexOf('?');
        String text = query < 0 ? "" : resource.substring(query + 1);
        return text.startsWith(CLIENT) ? text.substring(CLIENT.length()) : "";
    }

    private static String pathOf(String resource) {
        int query = resource.indexOf('?');
        return query < 0 ? resource : resource.substring(0, query);
    }
}
