package io.tbot.engine.fix;

import io.tbot.bootstrap.HotPath;

/**
 * Which numbers of one session's incoming messages are missing, as far as the last gap and what was lost while it was
 * open.
 *
 * <p>Threads: the one that processes the session's messages; another would only misjudge a repetition. Units: sequence
 * numbers, from 1. Errors: of two losses within one gap, what came between them counts as missing for
 * {@link #wasMissing}, never for {@link #found}.
 */
final class SequenceGap {
    /** The first missing number; 0 for none. */
    private int from;
    /** The first number after the last missing one. */
    private int to;
    /** The highest number seen beyond the gap. */
    private int highest;

    /**
     * Takes a number that is higher than the expected one.
     *
     * @return how many messages are newly found missing; 0 where the gap was known
     */
    @HotPath
    int found(int number, int expected) {
        if (expected <= 0 || number <= expected) {
            return 0;
        }
        if (from == 0 || expected > highest) {
            from = expected;
            to = number;
            highest = number;
            return number - expected;
        }
        int missed = number - highest - 1;
        if (missed > 0) {
            to = number;
        }
        highest = Math.max(highest, number);
        return Math.max(missed, 0);
    }

    /** Whether the number was missing when it should have come. */
    @HotPath
    boolean wasMissing(int number) {
        return number >= from && number < to;
    }

    /** Begins anew, as numbers may after a new logon. */
    void forget() {
        from = 0;
        to = 0;
        highest = 0;
    }
}
