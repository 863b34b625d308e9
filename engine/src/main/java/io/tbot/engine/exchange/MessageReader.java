package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;

/**
 * Who understands what messages of a venue's WebSocket say.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: an implementation throws nothing.
 */
public abstract class MessageReader {
    /** Understands nothing. */
    static final MessageReader NONE = new MessageReader() {
        @Override
        @HotPath
        public void received(String exchange, Object payload, long arrivalNanos) {}

        @Override
        @HotPath
        public void handled() {}

        @Override
        @HotPath
        public void sending(String exchange, Object payload) {}
    };

    /**
     * The bot is about to handle a message.
     *
     * @param payload a {@code CharSequence}, {@code ByteBuffer} or {@code byte[]}: the message, or its first part
     */
    @HotPath
    public abstract void received(String exchange, Object payload, long arrivalNanos);

    /** It handled what this thread received last. */
    @HotPath
    public abstract void handled();

    /** The bot is about to send a message, or its first part. */
    @HotPath
    public abstract void sending(String exchange, Object payload);
}
