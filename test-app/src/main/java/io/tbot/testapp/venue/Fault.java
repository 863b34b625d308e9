package io.tbot.testapp.venue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A way in which the venue can misbehave, and how often it does so unless told. */
enum Fault {
    /** Answers to orders take 50 to 400 ms longer; the share is of the orders. */
    SLOW_VENUE(1),
    /** Orders are rejected, for several reasons; the share is of the orders. */
    REJECTS(0.30),
    /** Orders fill in two parts, and replaced ones in part; the share is of those that would fill at once. */
    PARTIAL_FILLS(1),
    /** Trade ids are left out; the share is of the trades. */
    GAPS(0.02),
    /** Market data connections are closed every 3 s; the share is of these occasions. */
    DISCONNECTS(1),
    /** FIX connections are closed every 3 s; the sessions live on. The share is of these occasions. */
    FIX_DISCONNECTS(1),
    /** Market data is silent in the last 2 s of every 5; the share is of these occasions. */
    STALLS(1),
    /** Requests are answered 429; the share is of the requests. */
    RATE_LIMIT(0.20),
    /** Orders expire as soon as they are taken, half of them after a partial fill; the share is of the orders. */
    EXPIRES(0.10),
    /** Orders are taken and the answer never sent, for half of them no report either; the share is of the orders. */
    LOST_ACKS(0.02),
    /** Reports are sent twice; the share is of the reports. */
    DUPLICATE_REPORTS(0.05),
    /** Trades are sent twice; the share is of the trades. */
    TICK_REPEATS(0.02),
    /** Trades are overtaken by the next of their symbol; the share is of the trades. */
    DISORDER(0.02),
    /**
     * Connections to {@code /user} of clients that gave their name are closed every 2 s; their reports wait for them.
     * The share is of these occasions.
     */
    USER_DISCONNECTS(1),
    /** Orders by HTTP are answered 503, though every other one was taken; the share is of the orders. */
    SERVER_ERRORS(0.03);

    private final double share;

    Fault(double share) {
        this.share = share;
    }

    /** How often it strikes unless told, of 1. */
    double share() {
        return share;
    }

    /** The name in options and requests: {@code slow-venue}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static @Nullable Fault labelled(String label) {
        for (Fault fault : values()) {
            if (fault.label().equals(label)) {
                return fault;
            }
        }
        return null;
    }

    static String labels() {
        return Arrays.stream(values()).map(Fault::label).collect(Collectors.joining(", "));
    }
}
