package io.tbot.engine.exchange;

import io.tbot.bootstrap.AgentThread;
import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.HttpSink;
import io.tbot.engine.connectivity.Connectivity;
import io.tbot.engine.connectivity.ResponseHeaders;
import io.tbot.engine.flow.OrderFlow;
import io.tbot.engine.lookup.IdentityTable;
import io.tbot.engine.lookup.NameTable;
import io.tbot.engine.measure.Families;
import io.tbot.engine.measure.Measure;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The API calls of the bot's HTTP clients, each counted once: venue, endpoint, status, errors, and how long the answer
 * took. A call without an answer has status {@code error} and counts in the time as well: a timeout is the slowest call
 * of all.
 *
 * <p>Threads: any of the bot's; nobody waits. A call of {@code HttpURLConnection} allocates its state (under 128
 * bytes), one in the background the stage that sees it end.
 *
 * <p>Not: headers but for those of limits and time; the opening of a WebSocket.
 */
public final class HttpCalls extends HttpSink {
    private static final int MAX_ENDPOINTS = 1024;
    private static final int MAX_URL_CONNECTIONS = 16_384;

    private final OrderFlow flow;
    private final NameTable endpoints = new NameTable(MAX_ENDPOINTS);
    private final IdentityTable<UrlExchange> urlExchanges = new IdentityTable<>(MAX_URL_CONNECTIONS);
    private final BegunCalls begunCalls = new BegunCalls();
    /** Why a call has neither answer nor failure. */
    private final Throwable cancelled = new CancellationException();

    @SuppressWarnings("ThreadLocalUsage") // lives as long as the engine, of which there is one
    private final ThreadLocal<HttpCall> calls = new OpenCalls();

    private final HttpResults results;
    private final HttpContent content;
    private volatile Venues venues;

    public HttpCalls(Measure measure, Families families, Venues venues, OrderFlow flow) {
        this.flow = flow;
        this.venues = venues;
        results = new HttpResults(measure, families);
        content = new HttpContent(results);
    }

    /** Tells of every answer from now on. */
    public void tell(Connectivity connectivity) {
        results.tell(connectivity);
    }

    /** Takes other names for the hosts; calls under way keep theirs. */
    public void rename(Venues venues) {
        this.venues = venues;
    }

    /** Who understands the content of the calls from now on. */
    public void readWith(CallReader reader) {
        content.readWith(reader);
    }

    @Override
    @HotPath
    public void urlStarted(Object connection, URL url, long startNanos) {
        if (urlExchanges.get(connection) == null && !calls.get().isPaused()) {
            remember(connection, startNanos);
        }
    }

    /** An exchange's own state, the one thing a call allocates here. */
    private UrlExchange remember(Object connection, long startNanos) {
        UrlExchange exchange = new UrlExchange(startNanos);
        urlExchanges.put(connection, exchange);
        return exchange;
    }

    @Override
    @HotPath
    public int urlReading(Object connection, URL url, @Nullable String method, int status, long startNanos) {
        try {
            return read(connection, url, method, startNanos);
        } catch (Throwable fault) {
            return results.failed(fault);
        }
    }

    @HotPath
    private int read(Object connection, URL url, @Nullable String method, long startNanos) {
        HttpCall call = calls.get();
        if (call.isPaused()) {
            return -1;
        }
        UrlExchange exchange = urlExchanges.get(connection);
        if (exchange == null) {
            exchange = remember(connection, startNanos);
        }
        if (exchange.reading || exchange.done) {
            return -1;
        }
        exchange.exchange = venues.of(url.getHost());
        String route = call.route;
        exchange.endpoint = route == null ? call.endpoints.of(method, url.getPath()) : route;
        int token = call.isWithin() ? -1 : open(call, startNanos);
        exchange.reading = token >= 0;
        if (token >= 0) {
            call.exchange = exchange.exchange;
            call.endpoint = exchange.endpoint;
            content.begin(call, method, url.getPath(), url.getQuery(), exchange.startNanos, startNanos);
        }
        exchange.done = token < 0; // part of a call that is counted elsewhere
        return token;
    }

    @Override
    @HotPath
    public void urlRead(Object connection, int token, int status, @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        HttpCall call = calls.get();
        content.close(call, status, thrown);
        UrlExchange exchange = urlExchanges.get(connection);
        if (exchange == null) {
            results.abandon(token);
            return;
        }
        exchange.reading = false;
        exchange.done = true;
        results.finish(token, exchange.startNanos, exchange.exchange, exchange.endpoint, status, thrown, call.headers);
    }

    @Override
    @HotPath
    public int enter(@Nullable String method, URI uri, boolean async, long startNanos) {
        try {
            int token = call(method, uri.getHost(), uri.getRawPath(), async, startNanos);
            if (token >= 0) {
                HttpCall call = calls.get();
                String query = uri.getRawQuery();
                content.begin(call, method, uri.getRawPath(), query, startNanos, startNanos);
            }
            return token;
        } catch (Throwable fault) {
            return results.failed(fault);
        }
    }

    @Override
    @HotPath
    public int enter(@Nullable String method, String host, @Nullable String target, long startNanos) {
        try {
            int token = call(method, host, target, false, startNanos);
            if (token >= 0 && target != null) {
                content.begin(calls.get(), method, target, startNanos);
            }
            return token;
        } catch (Throwable fault) {
            return results.failed(fault);
        }
    }

    @HotPath
    private int call(
            @Nullable String method, @Nullable String host, @Nullable String target, boolean async, long startNanos) {
        HttpCall call = calls.get();
        if (call.isPaused() || call.isWithin()) {
            return -1;
        }
        String exchange = venues.of(host);
        String route = call.route;
        String endpoint = route == null ? call.endpoints.of(method, target) : route;
        int token = open(call, startNanos);
        if (token >= 0) {
            call.async = async;
            call.watched = false;
            call.startNanos = startNanos;
            call.exchange = exchange;
            call.endpoint = endpoint;
        }
        return token;
    }

    @Override
    @HotPath
    public void begun(Object exchange, @Nullable String method, String host, @Nullable String target, long startNanos) {
        try {
            HttpCall call = calls.get();
            if (!call.isPaused() && !call.isWithin() && !AgentThread.isCurrent()) {
                String route = call.route;
                String endpoint = route == null ? call.endpoints.of(method, target) : route;
                begunCalls.begin(exchange, venues.of(host), endpoint, startNanos);
                flow.wired(startNanos);
            }
        } catch (Throwable fault) {
            results.failed(fault);
        }
    }

    @Override
    @HotPath
    public void ended(Object exchange, int status, @Nullable Throwable thrown) {
        BegunCalls.Begun begun = begunCalls.end(exchange);
        if (begun != null) {
            Throwable reason = thrown == null ? cancelled : thrown;
            completed(begun.exchange, begun.endpoint, begun.startNanos, status, reason);
        }
    }

    /** The last step of a beginning: what fails before it leaves no frame open. */
    @HotPath
    private int open(HttpCall call, long startNanos) {
        int token = results.open(startNanos);
        call.open(token >= 0);
        flow.wired(startNanos);
        return token;
    }

    @Override
    @HotPath
    public void header(String name, String value) {
        calls.get().header(name, value);
    }

    @Override
    @HotPath
    public void headers(Map<String, List<String>> headers) {
        calls.get().headers(headers);
    }

    @Override
    @HotPath
    public void requestBody(Object body) {
        content.requestBody(calls.get(), body);
    }

    @Override
    public void publishes(Object publisher, Object published) {
        content.published(publisher, published);
    }

    @Override
    @HotPath
    public void answering(Object body) {
        content.answering(calls.get(), body);
    }

    @Override
    @HotPath
    public void responseBody(Object body, @Nullable Object part, int offset, int length) {
        content.responseBody(body, part, offset, length);
    }

    @Override
    @HotPath
    public void exit(int token, long startNanos, int status, @Nullable Throwable thrown) {
        if (token >= 0) {
            HttpCall call = calls.get();
            content.close(call, status, thrown);
            results.finish(token, startNanos, call.exchange, call.endpoint, status, thrown, call.headers);
        }
    }

    @Override
    public void responding(CompletableFuture<?> response) {
        HttpCall call = calls.get();
        if (call.async && !call.watched && !call.isPaused()) {
            call.watched = true;
            watch(call, response);
        }
    }

    @Override
    @HotPath
    public void exitAsync(
            int token, long startNanos, @Nullable CompletableFuture<?> response, @Nullable Throwable thrown) {
        if (token < 0) {
            return;
        }
        HttpCall call = calls.get();
        ReadCall read = call.reading();
        call.close();
        call.async = false;
        results.abandon(token);
        if (call.watched) {
            return;
        }
        if (response == null) {
            if (read != null) {
                content.answered(read, 0, thrown, false);
            }
            completed(call.exchange, call.endpoint, startNanos, 0, thrown);
        } else {
            watch(call, response);
        }
    }

    /**
     * The bot keeps the future it was given; ours is one more stage that hangs on it. From then on the answer may come
     * at any moment, on another thread, so that this one leaves the call before.
     */
    private void watch(HttpCall call, CompletableFuture<?> response) {
        if (call.read != null) {
            content.leaves(call.read);
        }
        CompletableFuture<?> unused = response.whenComplete(new HttpCompletion(this, call));
    }

    @Override
    @HotPath
    public void route(
            @Nullable String method, @Nullable String baseUrl, @Nullable String path, @Nullable String template) {
        HttpCall call = calls.get();
        call.route = call.endpoints.ofRoute(method, baseUrl, path, template);
    }

    @Override
    @HotPath
    public void unroute() {
        calls.get().route = null;
    }

    @Override
    @HotPath
    public void pause() {
        calls.get().pause();
    }

    @Override
    @HotPath
    public void resume() {
        calls.get().resume();
    }

    /** Counts a call that ended in the background. */
    @HotPath
    void completed(String exchange, String endpoint, long startNanos, int status, @Nullable Throwable thrown) {
        results.completed(exchange, endpoint, startNanos, status, thrown, calls.get().lateHeaders);
    }

    /** Takes the headers of a background call's answer, just before it is {@link #completed}. */
    void lateHeaders(Map<String, List<String>> headers) {
        ResponseHeaders late = calls.get().lateHeaders;
        late.clear();
        late.takeAll(headers);
    }

    /** Not a lambda: it would link before the application's {@code main}. */
    private final class OpenCalls extends ThreadLocal<HttpCall> {
        @Override
        protected HttpCall initialValue() {
            return new HttpCall(new Endpoints(endpoints));
        }
    }
}
