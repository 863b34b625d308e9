package io.tbot.engine.expose.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One client's server-sent events.
 *
 * <p>Threads: any thread sends and is never blocked; the connection's thread writes.
 *
 * <p>Shape: {@value #CAPACITY} events and {@value #MAX_PENDING_BYTES} bytes wait at most; a client that lets them fill
 * is dropped and counted.
 */
public final class EventStream {
    private static final int CAPACITY = 1_024;
    private static final int MAX_PENDING_BYTES = 1 << 20;
    private static final int HEARTBEAT_SECONDS = 15;
    private static final byte[] HEARTBEAT = {':', '\n', '\n'};
    private static final byte[] END = {};

    private final BlockingQueue<byte[]> pending = new ArrayBlockingQueue<>(CAPACITY);
    private final AtomicInteger pendingBytes = new AtomicInteger();
    private final Traffic traffic;
    private volatile boolean open = true;

    EventStream(Traffic traffic) {
        this.traffic = traffic;
    }

    /** Queues one event; false if the stream is over. */
    public boolean send(String event, String data) {
        return send(event, "", data);
    }

    /** The same with an id, which the client gives when it comes back; empty for none. */
    public boolean send(String event, String id, String data) {
        if (!open) {
            return false;
        }
        byte[] frame = frame(event, id, data);
        if (pendingBytes.addAndGet(frame.length) > MAX_PENDING_BYTES || !pending.offer(frame)) {
            traffic.reject(Rejection.EVENTS_SLOW);
            close();
            return false;
        }
        return true;
    }

    public boolean isOpen() {
        return open;
    }

    /** Ends the stream; what still waits is not sent. */
    public void close() {
        open = false;
        pending.clear();
        boolean woken = pending.offer(END);
        assert woken || !pending.isEmpty() : "a full queue wakes the writer as well";
    }

    /** Writes events until the stream is closed or the client is gone. */
    void pump(EventWriter writer) throws IOException, InterruptedException {
        while (open) {
            byte[] frame = pending.poll(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
            byte[] bytes = frame == null ? HEARTBEAT : frame;
            if (bytes.length > 0) {
                writer.write(bytes);
                pendingBytes.addAndGet(frame == null ? 0 : -bytes.length);
            }
        }
    }

    private static byte[] frame(String event, String id, String data) {
        StringBuilder text = new StringBuilder(event.length() + id.length() + data.length() + 32);
        if (!id.isEmpty()) {
            text.append("id: ").append(id.replace('\n', ' ').replace('\r', ' ')).append('\n');
        }
        text.append("event: ")
                .append(event.replace('\n', ' ').replace('\r', ' '))
                .append('\n');
        for (String line : data.split("\r\n|\r|\n", -1)) {
            text.append("data: ").append(line).append('\n');
        }
        return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Where frames go. */
    interface EventWriter {
        void write(byte[] frame) throws IOException;
    }
}
