package io.tbot.engine.exchange;

/** One thread's open HTTP call. */
final class HttpCall {
    final Endpoints endpoints;
    /**
     * Whether a call is counted now; those within it are part of it, and a virtual thread may have no frames to tell.
     */
    boolean open;
    /** Open stretches in which calls are no API calls. */
    int paused;
    /** Whether the open call goes on in the background. */
    boolean async;
    /** Whether the open call's own future is watched already. */
    boolean watched;

    String exchange = "";
    String endpoint = "";
    long startNanos;

    HttpCall(Endpoints endpoints) {
        this.endpoints = endpoints;
    }
}
