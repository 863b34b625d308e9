package io.tbot.engine.connectivity;

/** What a header of an answer says. Units: in the constants' own words. */
final class HeaderKind {
    /** A header that means nothing here. */
    static final int NONE = 0;

    /** Weight used in a named window, by this address. */
    static final int WEIGHT = 1;
    /** Orders placed in a named window. */
    static final int ORDERS = 2;
    /** Weight used of Binance's second API, by this address. */
    static final int SAPI_IP_WEIGHT = 3;
    /** Weight used of Binance's second API, by this account. */
    static final int SAPI_UID_WEIGHT = 4;

    /** Requests allowed in a window that has no name. */
    static final int LIMIT = 5;
    /** Requests left in it. */
    static final int REMAINING = 6;
    /** When it ends: seconds from now or since 1970, told apart by magnitude. */
    static final int RESET = 7;
    /** When it ends: milliseconds from now. */
    static final int RESET_MILLIS = 8;
    /** How long it is, in seconds. */
    static final int LENGTH = 9;

    /** Requests allowed of one endpoint. */
    static final int ENDPOINT_LIMIT = 10;
    /** Requests left of one endpoint. */
    static final int ENDPOINT_REMAINING = 11;
    /** When the endpoint's window ends: milliseconds since 1970. */
    static final int ENDPOINT_RESET = 12;

    /** How long to keep away: seconds, or an HTTP date. */
    static final int RETRY_AFTER = 13;
    /** The same, until when: seconds since 1970. */
    static final int RETRY_AT = 14;
    /** When the answer was made: seconds since 1970. */
    static final int DATE = 15;
    /** How long the answer has lain in a cache, in seconds. */
    static final int AGE = 16;

    /** Limit, remaining and reset in one value. Source: draft-ietf-httpapi-ratelimit-headers. */
    static final int STATE = 17;
    /** Limit and length in one value; the same source. */
    static final int POLICY = 18;

    private HeaderKind() {}
}
