package io.tbot.engine.alert.notice;

import io.tbot.engine.alert.hold.Moment;

/**
 * For how long a silence has matched no alert that fires or is about to.
 *
 * <p>Threads: under the lock of {@link Silences}. Units: time that was watched, so that neither a stall nor a time in
 * which the process was down ends a silence. Errors: what is not kept yet is counted again after a restart, a tenth of
 * what the silence waits for (a minute at least), so it ends late by that much and never early.
 */
final class Unmatched {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /** Between two counts that are kept at least: the journal is for what happens, not for the time. */
    private static final long KEPT_MILLIS = 60_000;

    private long nanos;
    private long lookedNanos;

    /** Goes on with what was kept of the silence. */
    Unmatched(Silence silence, Moment now) {
        nanos = silence.early().countedMillis() * NANOS_PER_MILLI;
        lookedNanos = now.nanos();
    }

    /** The silence after one more look, ended or to be kept with a new count; itself where neither is due. */
    Silence look(Silence silence, boolean matches, Moment now) {
        nanos = matches ? 0 : nanos + now.nanos() - lookedNanos;
        lookedNanos = now.nanos();
        long millis = nanos / NANOS_PER_MILLI;
        long endMillis = silence.early().unmatchedMillis();
        if (millis >= endMillis) {
            return silence.ended(EarlyEnd.How.UNMATCHED, now.millis());
        }
        long keptMillis = silence.early().countedMillis();
        boolean isKept = millis >= keptMillis && millis - keptMillis < Math.max(KEPT_MILLIS, endMillis / 10);
        return isKept ? silence : silence.counted(millis);
    }
}
