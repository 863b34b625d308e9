package io.tbot.extension.xchangestream;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** What each exchange's streaming service has of its own: the handler of its messages, and of its connection. */
final class StreamInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> superTypes() {
        return List.of(ServiceInstrumentation.SERVICE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("messageHandler", "getWebSocketClientHandler");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(ServiceInstrumentation.SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("messageHandler").and(takesArguments(String.class)).and(not(isAbstract())),
                "io.tbot.extension.xchangestream.MessageAdvice");
        transformer.applyAdviceToMethod(
                named("getWebSocketClientHandler").and(takesArguments(2)).and(not(isAbstract())),
                "io.tbot.extension.xchangestream.ConnectionAdvice");
    }
}
