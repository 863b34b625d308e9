package io.tbot.engine.alert.channel;

import java.util.List;

/**
 * One receiver of notifications.
 *
 * <p>Threads: one courier at a time; it may wait for the network, {@value Patience#TOTAL_MILLIS} ms at most. Errors:
 * throws nothing; whatever went wrong is in the answer.
 */
public interface Channel {
    /**
     * Sends the message, or the parts of it that were not taken yet.
     *
     * @param nowMillis wall clock
     */
    Answer send(Message message, long nowMillis);

    /** Whether several notifications may be told as one, when there are more than it takes. */
    default boolean digests() {
        return true;
    }

    /** Whether it could tell that recipient, too. */
    default boolean takes(String recipient) {
        return false;
    }

    /** The same for these recipients, each of whom it {@link #takes}. */
    default Channel to(List<String> recipients) {
        return this;
    }

    /** Whether its receiver goes on calling people until it hears that somebody has the alert. */
    default boolean hearsAcknowledgements() {
        return false;
    }
}
