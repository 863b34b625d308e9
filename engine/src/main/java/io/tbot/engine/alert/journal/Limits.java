package io.tbot.engine.alert.journal;

/**
 * How much there may be, and how long things take.
 *
 * @param entries at most
 * @param liveBytes of all entries as records; a snapshot is as large
 * @param logBytes of a file, beyond which it is replaced by a snapshot
 * @param queued changes that wait to be written; beyond it they are written as a snapshot
 * @param gatherMillis how long changes are gathered before they are forced to the disk together
 * @param retryMillis until the first attempt after a failure; doubles from there
 * @param maxRetryMillis between attempts
 */
record Limits(
        int entries,
        long liveBytes,
        long logBytes,
        int queued,
        long gatherMillis,
        long retryMillis,
        long maxRetryMillis) {
    private static final long MIB = 1 << 20;

    /**
     * On disk at most one file, its successor's snapshot and one damaged file: 6 + 4 + 6 MiB of the 16 that the alert
     * state may take. 10 ms leave 40 of the promised 50 for the disk.
     */
    static final Limits DEFAULT = new Limits(16_384, 4 * MIB, 6 * MIB, 4_096, 10, 1_000, 30_000);
}
