package io.tbot.engine.orders;

/**
 * How an order call failed.
 *
 * @param reason a word for the label
 */
public record CallFailure(Outcome outcome, String reason) {
    static final CallFailure SAID_NO = new CallFailure(Outcome.REFUSED, "refused");
    static final CallFailure RATE_LIMIT = new CallFailure(Outcome.REFUSED, "rate_limit");
    static final CallFailure HTTP_4XX = new CallFailure(Outcome.REFUSED, "http_4xx");
    static final CallFailure HTTP_5XX = new CallFailure(Outcome.UNKNOWN, "http_5xx");

    /** An exception that cannot be asked. */
    static final CallFailure UNREADABLE = new CallFailure(Outcome.UNKNOWN, "unreadable");

    /** What became of the call. */
    public enum Outcome {
        /** The library or venue has no such call: a bot that tries what is there has made none. */
        NOT_OFFERED,
        /** It is certain that the venue did not do it. */
        REFUSED,
        /** Nobody knows whether the venue did it. */
        UNKNOWN
    }
}
