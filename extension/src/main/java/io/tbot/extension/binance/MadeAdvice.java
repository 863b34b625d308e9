package io.tbot.extension.binance;

import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Introduces a client with the address it calls. */
public final class MadeAdvice {
    private MadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.FieldValue("baseUrl") @Nullable String baseUrl) {
        Orders.client(self, "Binance", baseUrl);
    }
}
