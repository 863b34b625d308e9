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

/** Through which every frame of a connection goes out. */
final class ProtocolInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "org.glassfish.tyrus.core.ProtocolHandler";
    private static final String HERE = "io.tbot.extension.tyrus.";

    @Override
    public List<String> exactTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("send");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("send")
                        .and(takesArguments(4))
                        .and(takesArgument(0, named("org.glassfish.tyrus.core.frame.TyrusFrame"))),
                HERE + "SendAdvice");
    }
}
