package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The stream that a response is read from; its other ways to read go through this one. */
final class UrlBodyInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String STREAM = "sun.net.www.protocol.http.HttpURLConnection$HttpInputStream";

    @Override
    public List<String> exactTypes() {
        return List.of(STREAM);
    }

    @Override
    public List<String> methodNames() {
        return List.of("read", "close");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(STREAM);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("read").and(takesArguments(byte[].class, int.class, int.class)),
                "io.tbot.extension.http.UrlBodyAdvice");
        transformer.applyAdviceToMethod(
                named("close").and(takesNoArguments()), "io.tbot.extension.http.UrlBodyEndAdvice");
    }
}
