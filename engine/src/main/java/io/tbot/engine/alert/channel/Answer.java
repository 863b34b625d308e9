package io.tbot.engine.alert.channel;

/**
 * What became of one attempt.
 *
 * @param afterMillis how long the receiver asked to be left alone; 0 where it did not say
 * @param why of a failure, or of what some recipients refused, in a few words without secrets
 * @param channelGone whether no other message would be taken either, so that the channel counts as down at once
 */
public record Answer(Kind kind, long afterMillis, String why, boolean channelGone) {
    /** Longest time a receiver can ask for. */
    public static final long MAX_AFTER_MILLIS = 15 * 60_000L;

    /** What to do next. */
    public enum Kind {
        /** The receiver has it. */
        DONE,
        /** It has a part; the rest follows as soon as it takes more. */
        MORE,
        /** Nothing is decided; try again. */
        RETRY,
        /** It will never be taken. */
        PERMANENT
    }

    private static final Answer TAKEN = new Answer(Kind.DONE, 0, "", false);
    private static final Answer PART_TAKEN = new Answer(Kind.MORE, 0, "", false);

    public static Answer done() {
        return TAKEN;
    }

    /** Taken by those who could be told; why the others could not. */
    public static Answer done(String why) {
        return why.isEmpty() ? TAKEN : new Answer(Kind.DONE, 0, why, false);
    }

    public static Answer more() {
        return PART_TAKEN;
    }

    public static Answer retry(String why) {
        return new Answer(Kind.RETRY, 0, why, false);
    }

    /** Again, but not before that time is over; an absurd wish is capped. */
    public static Answer retry(String why, long afterMillis) {
        return new Answer(Kind.RETRY, Math.max(0, Math.min(MAX_AFTER_MILLIS, afterMillis)), why, false);
    }

    /** This message is at fault. */
    public static Answer permanent(String why) {
        return new Answer(Kind.PERMANENT, 0, why, false);
    }

    /** The channel is: its address, its key, its certificate. */
    public static Answer gone(String why) {
        return new Answer(Kind.PERMANENT, 0, why, true);
    }
}
