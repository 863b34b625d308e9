package io.tbot.extension.xchangestream;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Who gives a bot its streaming trade service. */
final class ExchangeInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "info.bitrich.xchangestream.core.StreamingExchange";
    private static final String HERE = "io.tbot.extension.xchangestream.";

    @Override
    public List<String> superTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("getStreamingTradeService");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("getStreamingTradeService").and(takesNoArguments()).and(not(isAbstract())),
                HERE + "TradesMadeAdvice");
    }
}
