package io.tbot.extension.tyrus;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A connection that comes and goes. */
final class SocketInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "org.glassfish.tyrus.core.TyrusWebSocket";
    private static final String HERE = "io.tbot.extension.tyrus.";

    @Override
    public List<String> exactTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("onConnect", "onClose");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(isConstructor(), HERE + "SocketAdvice");
        transformer.applyAdviceToMethod(named("onConnect"), HERE + "OpenAdvice");
        transformer.applyAdviceToMethod(named("onClose").and(takesArguments(1)), HERE + "CloseAdvice");
    }
}
