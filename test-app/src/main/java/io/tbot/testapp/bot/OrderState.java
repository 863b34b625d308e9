package io.tbot.testapp.bot;

/** How far an order has come. */
enum OrderState {
    PENDING,
    NEW,
    PARTIALLY_FILLED,
    FILLED,
    CANCELED,
    REJECTED,
    /** the request itself failed, so nobody knows */
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
