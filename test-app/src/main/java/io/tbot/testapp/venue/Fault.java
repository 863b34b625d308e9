package io.tbot.testapp.venue;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A way in which the venue can misbehave. */
enum Fault {
    /** Order responses take 50 to 400 ms longer. */
    SLOW_VENUE,
    /** 30 % of the orders are rejected. */
    REJECTS,
    /** Every order that fills does so in two parts. */
    PARTIAL_FILLS,
    /** Trade ids are left out. */
    GAPS,
    /** Market data connections are closed every 3 s. */
    DISCONNECTS,
    /** FIX connections are closed every 3 s; the sessions live on. */
    FIX_DISCONNECTS,
    /** Market data is silent in the last 2 s of every 5. */
    STALLS,
    /** 20 % of the requests are answered 429. */
    RATE_LIMIT;

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
