package io.tbot.extension.websocket;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The attempt to connect. */
final class JdkBuilderInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("jdk.internal.net.http.websocket.BuilderImpl");
    }

    @Override
    public List<String> methodNames() {
        return List.of("buildAsync");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("jdk.internal.net.http.websocket.BuilderImpl");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("buildAsync").and(takesArgument(0, named("java.net.URI")).and(takesArguments(2))),
                "io.tbot.extension.websocket.JdkBuildAdvice");
    }
}
