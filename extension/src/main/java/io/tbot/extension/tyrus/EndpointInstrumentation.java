package io.tbot.extension.tyrus;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Through which the library calls the bot's handlers. */
final class EndpointInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "org.glassfish.tyrus.core.TyrusEndpointWrapper";
    private static final String HERE = "io.tbot.extension.tyrus.";

    @Override
    public List<String> exactTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("onMessage", "onPartialMessage", "onPing", "onPong", "onError");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("onMessage").and(takesArgument(1, String.class)), HERE + "TextAdvice");
        transformer.applyAdviceToMethod(
                named("onMessage").and(takesArgument(1, java.nio.ByteBuffer.class)), HERE + "BinaryAdvice");
        transformer.applyAdviceToMethod(
                named("onPartialMessage").and(takesArgument(1, String.class)), HERE + "TextPartAdvice");
        transformer.applyAdviceToMethod(
                named("onPartialMessage").and(takesArgument(1, java.nio.ByteBuffer.class)), HERE + "BinaryPartAdvice");
        transformer.applyAdviceToMethod(named("onPing").and(takesArguments(2)), HERE + "PingAdvice");
        transformer.applyAdviceToMethod(named("onPong").and(takesArguments(2)), HERE + "PongAdvice");
        transformer.applyAdviceToMethod(named("onError").and(takesArguments(2)), HERE + "ErrorAdvice");
    }
}
