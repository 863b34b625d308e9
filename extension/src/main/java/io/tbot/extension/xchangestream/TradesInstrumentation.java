package io.tbot.extension.xchangestream;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.returns;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What tells a bot of its orders and trades as they happen, the bodies of the interface's default methods among it. */
final class TradesInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "info.bitrich.xchangestream.core.StreamingTradeService";
    private static final String HERE = "io.tbot.extension.xchangestream.";

    @Override
    public List<String> superTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("getOrderChanges", "getUserTrades");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        ElementMatcher<TypeDescription> stream = named("io.reactivex.rxjava3.core.Observable");
        transformer.applyAdviceToMethod(
                named("getOrderChanges").and(returns(stream)).and(not(isAbstract())), HERE + "OrderChangesAdvice");
        transformer.applyAdviceToMethod(
                named("getUserTrades").and(returns(stream)).and(not(isAbstract())), HERE + "UserTradesAdvice");
    }
}
