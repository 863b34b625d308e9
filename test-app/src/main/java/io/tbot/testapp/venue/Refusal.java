package io.tbot.testapp.venue;

/** Why a request is answered with an error; carries the venue's error code. */
public final class Refusal extends Exception {
    public static final int ILLEGAL_PARAMETER = -1102;
    public static final int UNKNOWN_SYMBOL = -1121;
    public static final int REJECTED_ORDER = -2010;
    public static final int CANCEL_REJECTED = -2011;
    public static final int UNKNOWN_ORDER = -2013;

    private final int code;

    Refusal(int code, String message) {
        super(message, null, false, false); // an everyday answer; nobody reads its stack
        this.code = code;
    }

    public int code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
