package io.tbot.engine.alert.channel;

import java.io.IOException;

/** A reference that leads nowhere at the moment. Its message names the reference, never a value. */
final class SecretMissingException extends IOException {
    private static final long serialVersionUID = 1L;

    SecretMissingException(String message) {
        super(message);
    }
}
