package io.tbot.extension.http;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The publisher of {@code BodyPublishers.ofString} and {@code ofByteArray}; its constructors end in one. */
final class PublisherInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String PUBLISHER = "jdk.internal.net.http.RequestPublishers$ByteArrayPublisher";

    @Override
    public List<String> exactTypes() {
        return List.of(PUBLISHER);
    }

    @Override
    public List<String> methodNames() {
        return List.of("<init>");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(PUBLISHER);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                isConstructor().and(takesArguments(4)), "io.tbot.extension.http.PublisherAdvice");
    }
}
