package io.tbot.engine.expose.http;

/**
 * Answers requests to one path.
 *
 * <p>Threads: called on connection threads, several at once.
 *
 * <p>Errors: whatever it throws becomes a 500 without its text.
 */
@FunctionalInterface
public interface Handler {
    Response handle(Request request) throws Exception;
}
