package io.tbot.engine.alert.journal;

import java.nio.file.FileSystemException;

/** What a failure of the disk is called in a message: without paths, which the message gives itself. */
final class Reasons {
    private Reasons() {}

    static String of(Throwable fault) {
        String reason = fault instanceof FileSystemException e ? e.getReason() : fault.getMessage();
        return reason == null || reason.isEmpty() ? fault.getClass().getSimpleName() : reason;
    }
}
