package io.tbot.testapp.venue;

/** Why a request is answered with an error; carries the venue's error code. */
public final class Refusal extends Exception {
    public static final int FILTER = -1013;
    public static final int ILLEGAL_PARAMETER = -1102;
    public static final int UNKNOWN_SYMBOL = -1121;
    public static final int REJECTED_ORDER = -2010;
    public static final int CANCEL_REJECTED = -2011;
    public static final int UNKNOWN_ORDER = -2013;

    private static final int OTHER = 99;

    private final int code;
    private final int fixReason;

    Refusal(int code, String message) {
        this(code, message, code == UNKNOWN_SYMBOL ? 1 : code == REJECTED_ORDER ? 3 : OTHER);
    }

    /** @param fixReason what tag 103 says */
    Refusal(int code, String message, int fixReason) {
        super(message, null, false, false); // an everyday answer; nobody reads its stack
        this.code = code;
        this.fixReason = fixReason;
    }

    /** Why an order is refused, as tag 103 says it. */
    public int fixReason() {
        return fixReason;
    }

    public int code() {
        return code;
    }

    public String message() {
        return String.valueOf(getMessage());
    }
}
