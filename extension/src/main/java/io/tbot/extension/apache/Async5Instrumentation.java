package io.tbot.extension.apache;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The chain of handlers that every request of HttpClient 5 in the background passes; the client enters it once. */
final class Async5Instrumentation implements TypeInstrumentation, TargetHints {
    private static final String CHAIN = "org.apache.hc.client5.http.impl.async.AsyncExecChainElement";

    @Override
    public List<String> exactTypes() {
        return List.of(CHAIN);
    }

    @Override
    public List<String> methodNames() {
        return List.of("execute");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(CHAIN);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("execute")
                        .and(takesArguments(4))
                        .and(takesArgument(0, named("org.apache.hc.core5.http.HttpRequest"))),
                "io.tbot.extension.apache.Async5BegunAdvice");
    }
}
