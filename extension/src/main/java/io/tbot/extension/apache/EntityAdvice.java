package io.tbot.extension.apache;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Shows a body that the bot has read as a whole. */
public final class EntityAdvice {
    private EntityAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable Object entity, @Advice.Return @Nullable String content) {
        if (content != null && !content.isEmpty()) {
            Http.responseBody(entity, content, 0, content.length());
        }
        Http.responseBody(entity, null, 0, 0);
    }
}
