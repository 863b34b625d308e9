package io.tbot.agent.cli.bot;

/** A bot that did not do what it was asked for; the message is for a terminal. */
public final class BotException extends RuntimeException {
    private static final long serialVersionUID = 1;

    BotException(String message) {
        super(message);
    }
}
