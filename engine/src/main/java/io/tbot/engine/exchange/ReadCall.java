package io.tbot.engine.exchange;

import io.tbot.bootstrap.HotPath;
import org.jspecify.annotations.Nullable;

/**
 * A call of a venue's API whose content means something.
 *
 * <p>Threads: request and answer on whichever thread has them, one at a time. Errors: an implementation throws nothing.
 */
public abstract class ReadCall {
    /** As it is counted under; {@code null} where the call is counted elsewhere. Set before the answer. */
    protected @Nullable String endpoint;

    /**
     * Takes the request's body, at most once and before anything of the answer.
     *
     * @param body a {@code String}, {@code byte[]} or {@code ByteArrayOutputStream}
     */
    @HotPath
    public abstract void requestBody(Object body);

    /** The thread that began the call goes on; the answer comes on another. */
    @HotPath
    public abstract void leaves();

    /**
     * The head of the answer is there, or it is certain that none comes.
     *
     * @param status 0 where there is none
     * @param bodyFollows whether {@link #responseBody} is told later how it ends
     */
    @HotPath
    public abstract void answered(int status, @Nullable Throwable thrown, long nanos, boolean bodyFollows);

    /** What was read so far was another answer's; before {@link #answered}. */
    @HotPath
    public abstract void answeredAnew();

    /**
     * Takes a part of the answer's body.
     *
     * @param content a {@code String} or {@code byte[]}; {@code null} at its end
     */
    @HotPath
    public abstract void responseBody(@Nullable Object content, int offset, int length);
}
