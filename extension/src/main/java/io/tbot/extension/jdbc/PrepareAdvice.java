package io.tbot.extension.jdbc;

import io.tbot.bootstrap.Jdbc;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Remembers the text of a prepared statement. */
public final class PrepareAdvice {
    private PrepareAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.Argument(0) @Nullable String sql, @Advice.Return @Nullable Object statement) {
        Jdbc.prepared(statement, sql);
    }
}
