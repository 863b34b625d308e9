package io.tbot.engine.alert.channel;

import java.io.IOException;

/** What came back is no HTTP, or came too late. Its message holds no secret. */
final class HttpFaultException extends IOException {
    private static final long serialVersionUID = 1L;

    HttpFaultException(String message) {
        super(message);
    }
}
