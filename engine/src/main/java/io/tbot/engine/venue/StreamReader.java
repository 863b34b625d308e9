package io.tbot.engine.venue;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/** One thread's reading of messages. Threads: one, each has its own. */
final class StreamReader extends FieldReader {
    private static final int MAX_NAME = 64;

    /** Some venues answer a bare {@code pong}. */
    private static final int MAX_HEARTBEAT = 8;

    final Scratch scratch;
    /** Room for a symbol. */
    final char[] name = new char[MAX_NAME];

    private final VenueStreams streams;
    private final VenueTraffic traffic;
    private final char[] condition = new char[Found.MAX_VALUE];
    private int conditionLength;
    private int matched;

    private String exchange = "";
    private @Nullable Message message;
    private long arrivalNanos;

    StreamReader(VenueStreams streams, VenueTraffic traffic) {
        this.streams = streams;
        this.traffic = traffic;
        scratch = traffic.scratch();
    }

    @HotPath
    void receive(String exchange, Messages messages, Object payload, long arrivalNanos) {
        int count = scratch.take(payload);
        Message message = recognise(messages, count);
        if (message == null && count > MAX_HEARTBEAT && scratch.scanner.verdict() == JsonScanner.BROKEN) {
            traffic.noteUnread(exchange, false);
        }
        if (message != null) {
            understand(exchange, message, count, arrivalNanos);
        }
        scratch.wipe();
    }

    @HotPath
    private void understand(String exchange, Message message, int count, long arrivalNanos) {
        this.exchange = exchange;
        this.message = message;
        this.arrivalNanos = arrivalNanos;
        scanWhole(exchange, message, count);
        if (message.fields.itemSlots() == 0 || message.limits) {
            take(message);
        }
    }

    /** Which message it is; {@code null} where none that is known. */
    @HotPath
    @Nullable
    Message recognise(Messages messages, int count) {
        Found found = scratch.found;
        JsonScanner scanner = scratch.scanner;
        found.clear();
        scanner.begin(messages.conditions);
        scanner.scan(scratch.chars, 0, count, found, messages);
        Message message = messages.of(-1L, found);
        if (message == null) {
            return null;
        }
        matched = message.matches(found);
        conditionLength = found.copy(message.slot, condition);
        return message;
    }

    /** Finds what is wanted of the message, which lies in the thread's scratch. */
    @HotPath
    void scanWhole(String exchange, Message message, int count) {
        Found found = scratch.found;
        JsonScanner scanner = scratch.scanner;
        found.clear();
        scanner.begin(message.fields);
        scanner.scan(scratch.chars, 0, count, found, this);
        if (scanner.verdict() == JsonScanner.BROKEN) {
            traffic.noteUnread(exchange, false);
        }
        if (found.leftOut) {
            traffic.noteLeftOut(exchange);
        }
    }

    @Override
    @HotPath
    void item(Found found) {
        Message message = this.message;
        if (message != null && message.limits) {
            traffic.allowed(exchange, found);
        } else if (message != null) {
            take(message);
        }
    }

    @HotPath
    private void take(Message message) {
        if (message.meaning == Message.MARKET) {
            streams.tick(exchange, message, arrivalNanos, this);
        } else if (message.meaning != Message.SEND) {
            streams.report(exchange, message, arrivalNanos, scratch);
        }
    }

    /** Puts what the condition's star stands for into {@link #name}; returns its length. */
    @HotPath
    int star(Message message) {
        int length = message.starIsSymbol ? Math.min(conditionLength - matched, MAX_NAME) : 0;
        for (int i = 0; i < length; i++) {
            name[i] = condition[matched + i];
        }
        return Math.max(length, 0);
    }
}
