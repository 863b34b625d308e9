package io.tbot.engine.alert.journal;

/**
 * How the process that wrote the journal before this one ended.
 *
 * @param lastAliveMillis wall clock, a second early at most; 0 where there was no such process
 */
public record LastRun(Ending ending, long lastAliveMillis) {
    static final LastRun NONE = new LastRun(Ending.NONE, 0);

    /** In which way. */
    public enum Ending {
        /** There was none. */
        NONE,
        /** It closed the journal. */
        CLEAN,
        /** It was killed, crashed, or lost the disk before its end. */
        UNCLEAN
    }
}
