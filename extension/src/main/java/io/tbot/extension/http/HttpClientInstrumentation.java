package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Calls of the one implementation of {@code java.net.http.HttpClient}; its facade delegates to it. */
final class HttpClientInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("jdk.internal.net.http.HttpClientImpl");
    }

    @Override
    public List<String> methodNames() {
        return List.of("send", "sendAsync");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("jdk.internal.net.http.HttpClientImpl");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("send").and(takesArgument(0, named("java.net.http.HttpRequest"))),
                "io.tbot.extension.http.SendAdvice");
        transformer.applyAdviceToMethod(
                named("sendAsync").and(takesArgument(0, named("java.net.http.HttpRequest"))),
                "io.tbot.extension.http.SendAsyncAdvice");
    }
}
