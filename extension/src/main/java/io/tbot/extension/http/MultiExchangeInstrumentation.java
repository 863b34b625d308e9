package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.returns;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The future that completes before any handler of the bot that hangs on it. */
final class MultiExchangeInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("jdk.internal.net.http.MultiExchange");
    }

    @Override
    public List<String> methodNames() {
        return List.of("responseAsync");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("jdk.internal.net.http.MultiExchange");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("responseAsync").and(returns(named("java.util.concurrent.CompletableFuture"))),
                "io.tbot.extension.http.RespondingAdvice");
    }
}
