package io.tbot.extension.xchange;

import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;

/** Tells which exchange a service talks to. */
public final class ServiceMadeAdvice {
    private ServiceMadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Argument(0) @Nullable Exchange exchange) {
        ExchangeSpecification specification = exchange == null ? null : exchange.getExchangeSpecification();
        if (specification != null) {
            Orders.client(self, specification.getExchangeName(), specification.getSslUri());
        }
    }
}
