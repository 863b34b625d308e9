package io.tbot.extension.cache;

import io.tbot.bootstrap.Caches;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Takes a new cache, where it was told to record statistics. */
public final class GuavaAdvice {
    private GuavaAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    @SuppressWarnings("ReferenceEquality") // one constant of the library stands for none
    public static void exit(
            @Advice.FieldValue("statsCounterSupplier") @Nullable Object statistics,
            @Advice.FieldValue("NULL_STATS_COUNTER") @Nullable Object none,
            @Advice.Return @Nullable Object cache) {
        if (statistics != none) {
            Caches.built(cache);
        }
    }
}
