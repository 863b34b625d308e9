package io.tbot.engine.alert.channel;

import java.io.IOException;

/** An address that is not sent to. Its message holds no secret. */
final class RefusedAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
