package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;
import io.tbot.bootstrap.OrderFacts;
import org.jspecify.annotations.Nullable;

/** The order, replace or cancel that a thread is sending. Threads: one, each has its own. */
final class SentOrder {
    /** {@code null} where none is being sent. */
    @Nullable
    FixSession session;

    /** The message type: D, F or G. */
    char kind;

    @Nullable
    String symbol;

    @Nullable
    Object clientId;

    @Nullable
    Object origClientId;

    /** Whether the store has it: then it may go out later, if not now. */
    boolean stored;

    @HotPath
    void open(FixSession session, char kind, @Nullable String symbol, OrderFacts facts) {
        this.session = session;
        this.kind = kind;
        this.symbol = symbol;
        clientId = facts.clientId;
        origClientId = facts.origClientId;
        stored = false;
    }

    /** Keeps nothing of the bot's alive. */
    @HotPath
    void clear() {
        session = null;
        symbol = null;
        clientId = null;
        origClientId = null;
    }
}
