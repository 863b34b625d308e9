package io.tbot.extension.binance;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a cancel that brings a new order in its place. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class ReplaceAdvice {
    private ReplaceAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Map<String, Object> parameters,
            @Advice.Local("start") long start,
            @Advice.Local("token") int token) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            OrderFacts facts = Orders.facts();
            if (parameters != null) {
                facts.symbol = OrderFacts.plain(parameters.get("symbol"));
                facts.side = OrderFacts.plain(parameters.get("side"));
                facts.type = OrderFacts.plain(parameters.get("type"));
                facts.price = OrderFacts.plain(parameters.get("price"));
                facts.qty = OrderFacts.plain(parameters.get("quantity"));
                facts.clientId = OrderFacts.plain(parameters.get("newClientOrderId"));
                facts.venueId = OrderFacts.plain(parameters.get("cancelOrderId"));
                facts.origClientId = OrderFacts.plain(parameters.get("cancelOrigClientOrderId"));
            }
            token = Orders.enter(Orders.REPLACE, start, self, facts.symbol, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable String answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.answered("binance", "POST", "/api/v3/order/cancelReplace", answer);
            Orders.facts();
            Orders.exit(token, Orders.REPLACE, start, false, thrown);
        }
    }
}
