package io.tbot.extension.fix;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Where the text of a message leaves the session for the socket. */
final class ResponderInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String RESPONDER = "quickfix.mina.IoSessionResponder";

    @Override
    public List<String> exactTypes() {
        return List.of(RESPONDER);
    }

    @Override
    public List<String> methodNames() {
        return List.of("send");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(RESPONDER);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("send").and(takesArguments(String.class)), "io.tbot.extension.fix.WriteAdvice");
    }
}
