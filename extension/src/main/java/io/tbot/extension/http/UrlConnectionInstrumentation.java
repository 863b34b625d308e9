package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;
import net.bytebuddy.matcher.ElementMatchers;

/**
 * The first sign of an exchange and the reading of its response; the {@code https} class has a {@code connect} of its
 * own.
 */
final class UrlConnectionInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of(
                "sun.net.www.protocol.http.HttpURLConnection",
                "sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection");
    }

    @Override
    public List<String> methodNames() {
        return List.of("connect", "getOutputStream", "getInputStream0");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return ElementMatchers.<TypeDescription>named("sun.net.www.protocol.http.HttpURLConnection")
                .or(named("sun.net.www.protocol.https.AbstractDelegateHttpsURLConnection"));
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("connect", "getOutputStream").and(takesNoArguments()),
                "io.tbot.extension.http.UrlStartAdvice");
        transformer.applyAdviceToMethod(
                named("getInputStream0").and(takesNoArguments()), "io.tbot.extension.http.UrlReadAdvice");
    }
}
