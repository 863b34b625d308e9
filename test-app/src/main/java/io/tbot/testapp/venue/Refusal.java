package io.tbot.testapp.venue;

/** Why a request is answered with an error; carries the venue's error code. */
final class Refusal extends Exception {
    static final int ILLEGAL_PARAMETER = -1102;
    static final int UNKNOWN_SYMBOL = -1121;
    static final int REJECTED_ORDER = -2010;
    static final int CANCEL_REJECTED = -2011;
    static final int UNKNOWN_ORDER = -2013;

    private final int code;

    Refusal(int code, String message) {
        super(message, null, false, false); // an everyday answer; nobody reads its stack
        this.code = code;
    }

    int code() {
        return code;
    }

    String message() {
        return String.valueOf(getMessage());
    }
}
