package io.tbot.testapp.bot;

/** The venue refused an order. */
public final class OrderRejectedException extends Exception {
    private final int status;

    public OrderRejectedException(int status, String reason) {
        super(reason);
        this.status = status;
    }

    /** The HTTP status of the refusal. */
    public int status() {
        return status;
    }
}
