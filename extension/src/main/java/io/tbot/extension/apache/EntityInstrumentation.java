package io.tbot.extension.apache;

import static net.bytebuddy.matcher.ElementMatchers.isStatic;
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

/** The body of an answer, where the bot asks for it as a text, in the method that all others of that class call. */
final class EntityInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {
        "org.apache.http.util.EntityUtils", "org.apache.hc.core5.http.io.entity.EntityUtils"
    };

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("toString");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("toString")
                        .and(isStatic())
                        .and(takesArguments(2).or(takesArguments(3)))
                        .and(takesArgument(
                                1,
                                namedOneOf(
                                        "org.apache.http.entity.ContentType", "org.apache.hc.core5.http.ContentType"))),
                "io.tbot.extension.apache.EntityAdvice");
    }
}
