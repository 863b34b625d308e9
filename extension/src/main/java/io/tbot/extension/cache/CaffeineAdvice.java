package io.tbot.extension.cache;

import io.tbot.bootstrap.Caches;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a new cache, where it was told to record statistics. */
public final class CaffeineAdvice {
    private CaffeineAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(
            @Advice.FieldValue("statsCounterSupplier") @Nullable Object statistics,
            @Advice.Return @Nullable Object cache) {
        if (statistics != null) {
            Caches.built(cache);
        }
    }
}
