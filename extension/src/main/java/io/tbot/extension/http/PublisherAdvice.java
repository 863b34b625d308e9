package io.tbot.extension.http;

import io.tbot.bootstrap.Http;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Remembers what a publisher will send, where that begins at the first byte. */
public final class PublisherAdvice {
    private PublisherAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.This Object self,
            @Advice.FieldValue("content") byte @Nullable [] content,
            @Advice.FieldValue("offset") int offset,
            @Advice.FieldValue("length") int length) {
        if (content != null && offset == 0 && length == content.length) {
            Http.publishes(self, content);
        }
    }
}
