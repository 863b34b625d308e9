package io.tbot.extension.cache;

import io.tbot.bootstrap.Caches;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Takes a new cache, where it was told to record statistics in the library's own counter. To read one of the bot's own
 * would run the bot's code.
 */
public final class CaffeineAdvice {
    private CaffeineAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    @SuppressWarnings("ReferenceEquality") // one constant of the library stands for its own counter
    public static void exit(
            @Advice.FieldValue("statsCounterSupplier") @Nullable Object statistics,
            @Advice.FieldValue("ENABLED_STATS_COUNTER_SUPPLIER") @Nullable Object own,
            @Advice.Return @Nullable Object cache) {
        if (statistics != null && statistics == own) {
            Caches.built(cache);
        }
    }
}
