package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/** One thread's open HTTP call. */
final class HttpCall {
    private static final int MAX_WITHIN = 1024;

    final Endpoints endpoints;
    /**
     * Whether a call is counted now; those within it are part of it, and a virtual thread may have no frames to tell.
     */
    boolean open;

    private int within;
    /** Open stretches in which calls are no API calls. */
    int paused;
    /** Whether the open call goes on in the background. */
    boolean async;
    /** Whether the open call's own future is watched already. */
    boolean watched;

    /** What the client that calls is about to call, where it tells; {@code null} otherwise. */
    @Nullable
    String route;

    String exchange = "";
    String endpoint = "";
    long startNanos;

    HttpCall(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Whether a call is open. One whose end never came is given up after {@value #MAX_WITHIN} calls within it. */
    @HotPath
    boolean isWithin() {
        if (open && ++within > MAX_WITHIN) {
            close();
        }
        return open;
    }

    @HotPath
    void close() {
        open = false;
        within = 0;
    }
}
