package io.tbot.engine.alert.channel;

import java.io.IOException;
import java.util.List;

/** How one kind of receiver that listens to HTTP wants to be told, and what its answers mean. */
interface Dialect {
    /**
     * The requests that tell the message, in their order; mostly one.
     *
     * @throws IOException where a secret cannot be had
     */
    List<HttpCall> calls(Message message, long nowMillis) throws IOException;

    default Answer judge(HttpReply reply, long nowMillis) {
        return Replies.judge(reply, nowMillis);
    }

    default boolean digests() {
        return true;
    }

    /** As {@link Channel#takes}. */
    default boolean takes(String recipient) {
        return false;
    }

    /** As {@link Channel#to}. */
    default Dialect to(List<String> recipients) {
        return this;
    }

    /** As {@link Channel#hearsAcknowledgements}. */
    default boolean hearsAcknowledgements() {
        return false;
    }
}
