package io.tbot.engine.alert.channel;

/**
 * How long an attempt waits for whom.
 *
 * @param connectMillis for a connection to one address
 * @param readMillis for the next byte of an answer
 * @param bodyMillis for the body of an answer, which says more of a failure than its status; nothing depends on it
 * @param totalMillis for one attempt, from the first packet to the last
 */
record Patience(int connectMillis, int readMillis, int bodyMillis, int totalMillis) {
    static final int TOTAL_MILLIS = 30_000;

    static final Patience USUAL = new Patience(5_000, 10_000, 2_000, TOTAL_MILLIS);
}
