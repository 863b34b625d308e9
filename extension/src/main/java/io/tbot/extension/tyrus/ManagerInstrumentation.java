package io.tbot.extension.tyrus;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** An attempt to connect that the bot waits for. */
final class ManagerInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "org.glassfish.tyrus.client.ClientManager";
    private static final String HERE = "io.tbot.extension.tyrus.";

    @Override
    public List<String> exactTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("connectToServer");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("connectToServer").and(takesArgument(1, java.net.URI.class)), HERE + "ConnectAdvice");
        transformer.applyAdviceToMethod(
                named("connectToServer").and(takesArgument(2, java.net.URI.class)), HERE + "ConnectConfiguredAdvice");
    }
}
