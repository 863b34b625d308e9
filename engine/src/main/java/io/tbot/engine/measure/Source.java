package io.tbot.engine.measure;

/** Which number of a series a family exposes. */
public enum Source {
    /** Durations, as a histogram. */
    DURATIONS,
    /** Calls that began. */
    STARTED,
    /** Calls that ended, however. */
    CALLS,
    /** Calls that ended well. */
    SUCCEEDED,
    /** Calls that ended in failure. */
    FAILED,
    /** The sum of the amounts added. */
    AMOUNT,
    /** The value last set. */
    GAUGE,
    /** When the last call began, in seconds since 1970. */
    LAST_TIME
}
