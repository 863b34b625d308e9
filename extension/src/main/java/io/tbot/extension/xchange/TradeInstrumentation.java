package io.tbot.extension.xchange;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isPrimitive;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The order calls of every trade service, the bodies of the interface's default methods among them. */
final class TradeInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SERVICE = "org.knowm.xchange.service.trade.TradeService";

    @Override
    public List<String> superTypes() {
        return List.of(SERVICE);
    }

    @Override
    public List<String> methodNames() {
        return List.of(
                "placeMarketOrder",
                "placeLimitOrder",
                "placeStopOrder",
                "changeOrder",
                "cancelOrder",
                "cancelAllOrders",
                "getOpenOrders",
                "getOrder",
                "getTradeHistory",
                "getOpenPositions");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        ElementMatcher.Junction<MethodDescription> takesOrder =
                takesArguments(1).and(takesArgument(0, nameStartsWith("org.knowm.xchange.dto.trade.")));
        ElementMatcher.Junction<MethodDescription> hasBody = not(isAbstract()).and(not(isStatic()));
        transformer.applyAdviceToMethod(
                namedOneOf("placeMarketOrder", "placeLimitOrder", "placeStopOrder")
                        .and(takesOrder)
                        .and(returns(not(isPrimitive())))
                        .and(hasBody),
                "io.tbot.extension.xchange.PlaceAdvice");
        transformer.applyAdviceToMethod(
                named("changeOrder")
                        .and(takesOrder)
                        .and(returns(not(isPrimitive())))
                        .and(hasBody),
                "io.tbot.extension.xchange.ReplaceAdvice");
        transformer.applyAdviceToMethod(
                named("cancelOrder").and(returns(boolean.class)).and(hasBody),
                "io.tbot.extension.xchange.CancelAdvice");
        transformer.applyAdviceToMethod(
                named("cancelAllOrders").and(hasBody), "io.tbot.extension.xchange.CancelAllAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("getOpenOrders", "getOrder").and(hasBody).and(returns(not(isPrimitive()))),
                "io.tbot.extension.xchange.OrderListAdvice");
        transformer.applyAdviceToMethod(
                named("getTradeHistory").and(hasBody).and(returns(not(isPrimitive()))),
                "io.tbot.extension.xchange.TradeHistoryAdvice");
        transformer.applyAdviceToMethod(
                named("getOpenPositions").and(hasBody), "io.tbot.extension.xchange.AccountAdvice");
    }
}
