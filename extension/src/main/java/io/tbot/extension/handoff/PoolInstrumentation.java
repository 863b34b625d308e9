package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A {@code ThreadPoolExecutor}: tasks as they come, and as its workers take them. */
final class PoolInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {"java.util.concurrent.ThreadPoolExecutor"};

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("execute", "getTask", "reject");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("execute").and(takesArguments(1)), "io.tbot.extension.handoff.ExecuteAdvice");
        transformer.applyAdviceToMethod(
                named("getTask").and(takesNoArguments()), "io.tbot.extension.handoff.NextTaskAdvice");
        transformer.applyAdviceToMethod(
                named("reject").and(takesArguments(1)), "io.tbot.extension.handoff.RejectAdvice");
    }
}
