package io.tbot.extension.own;

/** Why a path cannot be compiled; the message is for the bot's owner. */
final class UnresolvedPath extends Exception {
    UnresolvedPath(String message) {
        super(message, null, false, false);
    }
}
