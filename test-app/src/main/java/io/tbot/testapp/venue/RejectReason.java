package io.tbot.testapp.venue;

/** Why the venue's rules reject an order, in the words of both ways. */
enum RejectReason {
    INSUFFICIENT_BALANCE(Refusal.REJECTED_ORDER, "account has insufficient balance for requested action", 3),
    LOT_SIZE(Refusal.FILTER, "filter failure: LOT_SIZE", 13),
    MARKET_CLOSED(Refusal.REJECTED_ORDER, "market is closed", 2);

    private final int code;
    private final String message;
    private final int fixReason;

    RejectReason(int code, String message, int fixReason) {
        this.code = code;
        this.message = message;
        this.fixReason = fixReason;
    }

    Refusal refusal() {
        return new Refusal(code, message, fixReason);
    }
}
