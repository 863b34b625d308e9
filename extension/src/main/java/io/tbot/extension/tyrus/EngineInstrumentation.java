package io.tbot.extension.tyrus;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A client's side of a connection before there is one; a server has none of these. */
final class EngineInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TARGET = "org.glassfish.tyrus.client.TyrusClientEngine";
    private static final String HERE = "io.tbot.extension.tyrus.";

    @Override
    public List<String> exactTypes() {
        return List.of(TARGET);
    }

    @Override
    public List<String> methodNames() {
        return List.of("<init>");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TARGET);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(isConstructor(), HERE + "EngineAdvice");
    }
}
