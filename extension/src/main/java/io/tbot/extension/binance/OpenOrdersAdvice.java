package io.tbot.extension.binance;

import io.tbot.bootstrap.OrderFacts;
import io.tbot.bootstrap.Orders;
import java.util.Map;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Times a question about the open orders. */
@SuppressWarnings("UnusedVariable") // advice locals written at enter are read at exit
public final class OpenOrdersAdvice {
    private OpenOrdersAdvice() {}

    @Advice.OnMethodEnter(suppress = Throwable.class)
    public static void enter(
            @Advice.This Object self,
            @Advice.Argument(0) @Nullable Map<String, Object> parameters,
            @Advice.Local("start") long start,
            @Advice.Local("symbol") @Nullable Object symbol,
            @Advice.Local("token") int token) {
        token = -1;
        start = Orders.begin();
        if (start != 0) {
            OrderFacts facts = Orders.facts();
            if (parameters != null) {
                symbol = OrderFacts.plain(parameters.get("symbol"));
                facts.symbol = symbol;
            }
            token = Orders.enter(Orders.QUERY, start, self, facts.symbol, null, null);
        }
    }

    @Advice.OnMethodExit(suppress = Throwable.class, onThrowable = Throwable.class)
    public static void exit(
            @Advice.Local("start") long start,
            @Advice.Local("symbol") @Nullable Object symbol,
            @Advice.Local("token") int token,
            @Advice.Return @Nullable String answer,
            @Advice.Thrown @Nullable Throwable thrown) {
        if (start != 0) {
            Orders.answered("binance", "GET", "/api/v3/openOrders", symbol, answer);
            Orders.facts();
            Orders.exit(token, Orders.QUERY, start, false, thrown);
        }
    }
}
