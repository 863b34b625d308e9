package io.tbot.engine.expose.http;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One client's connection, from accept to close.
 *
 * <p>Threads: its own reads, answers and writes; the accept and clock threads read its phase and may abort it, which
 * wakes it wherever it hangs.
 */
final class Connection implements Runnable {
    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final int DRAIN_MILLIS = 500;

    /** What the connection is busy with. */
    enum Phase {
        READING,
        IDLE,
        ANSWERING,
        WRITING,
        STREAMING,
        DRAINING
    }

    private final Socket socket;
    private final HttpServer server;
    private volatile Phase phase = Phase.READING;
    private volatile long sinceNanos = System.nanoTime();
    private volatile @Nullable EventStream events;

    Connection(Socket socket, HttpServer server) {
        this.socket = socket;
        this.server = server;
    }

    Phase phase() {
        return phase;
    }

    long sinceNanos() {
        return sinceNanos;
    }

    @Override
    public void run() {
        try {
            socket.setTcpNoDelay(true);
            serve();
        } catch (IOException e) {
            // the client went away or was cut off, and whoever cut it off counted it
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            server.fault("connection", e);
        } finally {
            close();
            server.connections().remove(this);
        }
    }

    /** Ends the connection from another thread, without waiting for anything the client should do. */
    void abort() {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
        }
        close();
    }

    private void close() {
        EventStream events = this.events;
        if (events != null) {
            events.close();
        }
        try {
            socket.close();
        } catch (IOException e) {
            // nothing is left to lose
        }
    }

    private void serve() throws IOException, InterruptedException {
        RequestReader reader = new RequestReader(socket, server.limits(), server.traffic());
        ResponseWriter writer = new ResponseWriter(socket.getOutputStream(), server.traffic());
        boolean open = reader.await(server.limits().requestMillis());
        while (open) {
            enter(Phase.READING);
            open = exchange(reader, writer);
            if (open) {
                enter(Phase.IDLE);
                open = reader.await(server.limits().idleMillis());
            }
        }
    }

    /** Reads one request and answers it; whether another may follow. */
    private boolean exchange(RequestReader reader, ResponseWriter writer) throws IOException, InterruptedException {
        RequestHead head = null;
        try {
            head = reader.readHead();
            if (head == null) {
                return false;
            }
            server.traffic().requests.incrementAndGet();
            server.access().check(head, server.isLoopback(), server.router().isSigned(head.path()));
            Request request = new Request(head, body(head, reader, writer));
            enter(Phase.ANSWERING);
            return answer(head, server.router().route(head.method(), head.path()), request, writer);
        } catch (Refusal refusal) {
            server.traffic().reject(refusal.reason);
            boolean keep = refusal.keepsConnection && head != null && head.persistent();
            enter(Phase.WRITING);
            writer.write(refusal.response(), head, keep);
            if (!keep) {
                enter(Phase.DRAINING);
                socket.shutdownOutput();
                reader.drain(DRAIN_MILLIS);
            }
            return keep;
        }
    }

    private byte[] body(RequestHead head, RequestReader reader, ResponseWriter writer) throws IOException, Refusal {
        int length = head.bodyLength(server.limits().bodyBytes());
        if (length > 0 && "100-continue".equalsIgnoreCase(head.header("expect"))) {
            writer.writeRaw(CONTINUE);
        }
        return reader.readBody(length);
    }

    private boolean answer(RequestHead head, Handler handler, Request request, ResponseWriter writer)
            throws IOException, InterruptedException {
        Response response;
        try {
            response = handler.handle(request);
        } catch (Throwable e) {
            server.traffic().reject(Rejection.HANDLER_FAILED);
            server.fault(head.path(), e);
            response = Response.text(500, "the agent failed to answer; its log says why\n");
        }
        Consumer<EventStream> subscriber = response.subscriber();
        enter(Phase.WRITING);
        if (subscriber != null && !head.method().equals("HEAD")) {
            stream(response, subscriber, head, writer);
            return false;
        }
        writer.write(response, head, head.persistent());
        return head.persistent();
    }

    private void stream(Response response, Consumer<EventStream> subscriber, RequestHead head, ResponseWriter writer)
            throws IOException, InterruptedException {
        EventStream events = new EventStream(server.traffic());
        this.events = events;
        if (!server.connections().admitStream(this)) {
            server.traffic().reject(Rejection.EVENTS_FULL);
            writer.write(Response.text(503, "too many event streams are open\n"), head, false);
            return;
        }
        writer.writeStreamHead(response);
        enter(Phase.STREAMING);
        subscriber.accept(events);
        events.pump(frame -> {
            enter(Phase.WRITING);
            writer.writeRaw(frame);
            enter(Phase.STREAMING);
        });
    }

    boolean isStream() {
        return events != null;
    }

    private void enter(Phase next) {
        sinceNanos = System.nanoTime();
        phase = next;
    }
}
