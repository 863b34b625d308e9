package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.isAbstract;
import static net.bytebuddy.matcher.ElementMatchers.isBridge;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.SafeSuperType;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Handlers of a pool of the Disruptor 3. */
final class WorkHandlerInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TYPE = "com.lmax.disruptor.WorkHandler";

    @Override
    public List<String> superTypes() {
        return List.of(TYPE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("onEvent");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return new SafeSuperType(TYPE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("onEvent").and(takesArguments(1)).and(not(isAbstract())).and(not(isBridge())),
                mapping -> mapping.bind(new FromParameter<>(Event.class, 0)),
                "io.tbot.extension.handoff.EventAdvice");
    }
}
