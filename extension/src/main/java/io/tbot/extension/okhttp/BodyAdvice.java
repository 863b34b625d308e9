package io.tbot.extension.okhttp;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.implementation.bytecode.assign.Assigner;
import org.jspecify.annotations.Nullable;

/** Shows a body that the bot has read as a whole. */
public final class BodyAdvice {
    private BodyAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self, @Advice.Return(typing = Assigner.Typing.DYNAMIC) @Nullable Object content) {
        int length = 0;
        if (content instanceof String text) {
            length = text.length();
        } else if (content instanceof byte[] bytes) {
            length = bytes.length;
        }
        if (length > 0) {
            Http.responseBody(self, content, 0, length);
        }
        Http.responseBody(self, null, 0, 0);
    }
}
