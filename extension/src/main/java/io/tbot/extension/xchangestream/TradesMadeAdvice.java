package io.tbot.extension.xchangestream;

import io.tbot.bootstrap.Orders;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;
import org.knowm.xchange.Exchange;
import org.knowm.xchange.ExchangeSpecification;

/** Tells which exchange a streaming trade service talks to. */
public final class TradesMadeAdvice {
    private TradesMadeAdvice() {}

    @Advice.OnMethodExit(suppress = Throwable.class)
    public static void exit(@Advice.This Object self, @Advice.Return @Nullable Object service) {
        if (service != null && self instanceof Exchange exchange) {
            ExchangeSpecification specification = exchange.getExchangeSpecification();
            if (specification != null) {
                Orders.client(service, specification.getExchangeName(), specification.getSslUri());
            }
        }
    }
}
