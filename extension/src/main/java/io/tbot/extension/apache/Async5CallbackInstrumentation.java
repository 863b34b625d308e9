package io.tbot.extension.apache;

import static net.bytebuddy.matcher.ElementMatchers.nameStartsWith;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Through which HttpClient 5 hears of the final response, after redirects and authentication. */
final class Async5CallbackInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String CALLBACK = "org.apache.hc.client5.http.async.AsyncExecCallback";
    private static final String CLIENT = "org.apache.hc.client5.http.impl.async.InternalAbstractHttpAsyncClient$";

    @Override
    public List<String> typeGlobs() {
        return List.of(CLIENT + "*");
    }

    @Override
    public List<String> methodNames() {
        return List.of("handleResponse", "failed");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return nameStartsWith(CLIENT).and(new SafeSuperType(CALLBACK));
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("handleResponse")
                        .and(takesArguments(2))
                        .and(takesArgument(0, named("org.apache.hc.core5.http.HttpResponse"))),
                "io.tbot.extension.apache.Async5AnsweredAdvice");
        transformer.applyAdviceToMethod(
                named("failed").and(takesArguments(Exception.class)), "io.tbot.extension.apache.Async5FailedAdvice");
    }
}
