package io.tbot.testapp.bot;

/** How far an order has come. */
enum OrderState {
    PENDING,
    /** the request itself failed, and until the venue says something nobody knows */
    UNKNOWN,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    /** it never got to the venue, or nobody will ever know */
    FAILED;

    boolean isTerminal() {
        return this == FILLED || this == CANCELED || this == REJECTED || this == FAILED;
    }

    /** The state that an execution report's status word stands for. */
    static OrderState of(String status) {
        return switch (status) {
            case "NEW" -> NEW;
            case "PARTIALLY_FILLED" -> PARTIALLY_FILLED;
            case "FILLED" -> FILLED;
            case "CANCELED", "EXPIRED" -> CANCELED;
            case "REJECTED" -> REJECTED;
            default -> PENDING;
        };
    }
}
