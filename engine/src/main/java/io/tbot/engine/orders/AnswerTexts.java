package io.tbot.engine.orders;

import io.tbot.bootstrap.HotPath;

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
        public void read(String exchange, String venue, String method, String path, String text) {}
    };

    /**
     * Takes what answered the order call that is open on this thread, or a question.
     *
     * @param exchange the label
     * @param venue whose API it is
     */
    @HotPath
    public abstract void read(String exchange, String venue, String method, String path, String text);
}
