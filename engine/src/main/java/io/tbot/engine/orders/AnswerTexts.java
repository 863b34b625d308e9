package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * Who understands the texts of a venue's answers.
 *
 * <p>Threads: any of the bot's; nobody waits. Errors: an implementation throws nothing.
 */
public abstract class AnswerTexts {
    /** Understands nothing. */
    static final AnswerTexts NONE = new AnswerTexts() {
        @Override
        @HotPath
        public void read(
                String exchange, String venue, String method, String path, @Nullable Object symbol, String text) {}
    };

    /**
     * Takes what answered the order call that is open on this thread, or a question.
     *
     * @param exchange the label
     * @param venue whose API it is
     * @param symbol that was asked for; {@code null} for all
     */
    @HotPath
    public abstract void read(
            String exchange, String venue, String method, String path, @Nullable Object symbol, String text);
}
