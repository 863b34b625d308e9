package io.tbot.extension.binance;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a new order. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class PlaceAdvice {
    private PlaceAdvice() {}

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
            }
            token = Orders.enter(Orders.PLACE, start, self, facts.symbol, facts.type, facts.side);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable String answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.answered("binance", "POST", "/api/v3/order", answer);
            Orders.facts();
            Orders.exit(token, Orders.PLACE, start, false, thrown);
        }
    }
}
