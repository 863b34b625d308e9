package io.tbot.extension.apache;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * An exchange of HttpAsyncClient 4, whose state the client keeps in one object: prepared with the request, given the
 * final response after redirects and authentication, or failed.
 */
final class Async4Instrumentation implements TypeInstrumentation, TargetHints {
    private static final String PACKAGE = "org.apache.http.impl.nio.client.";
    private static final String[] TYPES = {
        PACKAGE + "MainClientExec", PACKAGE + "InternalState", PACKAGE + "DefaultClientExchangeHandlerImpl"
    };

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("prepare", "setFinalResponse", "executionFailed", "executionCancelled");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("prepare").and(takesArguments(4)).and(takesArgument(0, named("org.apache.http.HttpHost"))),
                "io.tbot.extension.apache.Async4BegunAdvice");
        transformer.applyAdviceToMethod(
                named("setFinalResponse").and(takesArguments(1)), "io.tbot.extension.apache.Async4AnsweredAdvice");
        transformer.applyAdviceToMethod(
                named("executionFailed").and(takesArguments(1)), "io.tbot.extension.apache.Async4FailedAdvice");
        transformer.applyAdviceToMethod(
                named("executionCancelled").and(takesArguments(0)), "io.tbot.extension.apache.Async4CancelledAdvice");
    }
}
