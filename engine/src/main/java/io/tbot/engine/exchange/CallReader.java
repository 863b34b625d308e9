package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Who understands what calls of a venue's API say.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: an implementation throws nothing.
 */
public abstract class CallReader {
    /** Understands nothing. */
    static final CallReader NONE = new CallReader() {
        @Override
        @HotPath
        public boolean reads(String exchange) {
            return false;
        }

        @Override
        @HotPath
        public @Nullable ReadCall begin(
                String exchange,
                @Nullable String method,
                @Nullable String path,
                @Nullable String query,
                long startNanos,
                long wireNanos) {
            return null;
        }
    };

    /** Whether any call of this venue means something. */
    @HotPath
    public abstract boolean reads(String exchange);

    /**
     * A call begins on this thread.
     *
     * @param path as it is sent
     * @param startNanos when the bot began it
     * @param wireNanos when its request leaves
     * @return {@code null} where the call means nothing
     */
    @HotPath
    public abstract @Nullable ReadCall begin(
            String exchange,
            @Nullable String method,
            @Nullable String path,
            @Nullable String query,
            long startNanos,
            long wireNanos);
}
