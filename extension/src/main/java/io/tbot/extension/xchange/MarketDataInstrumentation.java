package io.tbot.extension.xchange;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isPrimitive;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The calls by which a bot asks a market data service. */
final class MarketDataInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SERVICE = "org.knowm.xchange.service.marketdata.MarketDataService";

    @Override
    public List<String> superTypes() {
        return List.of(SERVICE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("getTicker", "getTickers", "getOrderBook", "getTrades", "getCandleStickData");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("getTicker", "getTickers", "getOrderBook", "getTrades", "getCandleStickData")
                        .and(takesArgument(0, not(isPrimitive())))
                        .and(returns(not(isPrimitive())))
                        .and(not(isAbstract()))
                        .and(not(isStatic())),
                "io.tbot.extension.xchange.MarketDataAdvice");
    }
}
