package io.tbot.extension.jdbc;

import io.tbot.bootstrap.Jdbc;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Remembers the text that a batch executes. */
public final class AddBatchAdvice {
    private AddBatchAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(@Advice.This Object self, @Advice.Argument(0) @Nullable String sql) {
        Jdbc.prepared(self, sql);
    }
}
