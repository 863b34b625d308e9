package io.tbot.extension.binance;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import java.util.Map;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The order calls of the spot API; orders that only test are none. */
final class SpotTradeInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TRADE = "com.binance.connector.client.impl.spot.Trade";

    @Override
    public List<String> exactTypes() {
        return List.of(TRADE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("newOrder");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TRADE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        advise(transformer, "PlaceAdvice", "newOrder", "sorOrder");
        advise(transformer, "CancelAdvice", "cancelOrder", "cancelOpenOrders");
        advise(transformer, "ReplaceAdvice", "cancelReplace");
        advise(transformer, "QueryAdvice", "getOrder");
        advise(transformer, "OpenOrdersAdvice", "getOpenOrders");
        advise(transformer, "TradesAdvice", "myTrades");
        transformer.applyAdviceToMethod(isConstructor(), "io.tbot.extension.binance.MadeAdvice");
    }

    private static void advise(TypeTransformer transformer, String advice, String... methods) {
        transformer.applyAdviceToMethod(
                namedOneOf(methods).and(takesArguments(Map.class)), "io.tbot.extension.binance." + advice);
    }
}
