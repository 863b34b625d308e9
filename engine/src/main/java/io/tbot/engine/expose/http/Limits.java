package io.tbot.engine.expose.http;

/**
 * The server's bounds on what one client, and all together, may hold.
 *
 * @param connections open at once; each is a thread
 * @param headerBytes request line and header fields together
 * @param requestMillis from the first byte of a request (or the accepted connection) to the last of its body
 * @param writeMillis from the first byte of a response, or of one event, to the last
 * @param idleMillis between two requests on one connection; longer than the usual scrape intervals of 15 to 60 s
 * @param streams event streams at once, so that open pages cannot take every connection
 * @param stalledMillis how long a response must have been stuck before it may be cut to make room
 */
record Limits(
        int connections,
        int headerBytes,
        int bodyBytes,
        int requestMillis,
        int writeMillis,
        int idleMillis,
        int streams,
        int stalledMillis) {
    static final Limits STANDARD = new Limits(64, 16 * 1024, 64 * 1024, 5_000, 10_000, 120_000, 16, 50);
}
