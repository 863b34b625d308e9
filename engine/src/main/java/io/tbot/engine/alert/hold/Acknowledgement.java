package io.tbot.engine.alert.hold;

/**
 * Someone has taken an alert.
 *
 * @param untilMillis when it ends by itself, wall clock
 */
public record Acknowledgement(String by, String note, long atMillis, long untilMillis) {
    /** Nobody has. */
    public static final Acknowledgement NONE = new Acknowledgement("", "", 0, 0);

    public boolean isThere() {
        return !by.isEmpty();
    }

    /** The same by a wall clock that was set. */
    Acknowledgement shifted(long millis) {
        return new Acknowledgement(by, note, atMillis + millis, untilMillis + millis);
    }
}
