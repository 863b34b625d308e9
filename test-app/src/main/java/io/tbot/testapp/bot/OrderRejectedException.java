package io.tbot.testapp.bot;

/** The venue refused an order. */
public final class OrderRejectedException extends Exception {
    private final int status;

    public OrderRejectedException(int status, String reason) {
        super(reason);
        this.status = status;
    }

    /** The HTTP status of the refusal; 0 where it did not come by HTTP. */
    public int status() {
        return status;
    }
}
