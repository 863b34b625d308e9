package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.isStatic;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Threads that are started; a virtual one's public method calls the other. */
final class ThreadInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {"java.lang.Thread", "java.lang.VirtualThread"};

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("start");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("start").and(not(isStatic())).and(takesArguments(1).or(isDeclaredBy(named("java.lang.Thread")))),
                "io.tbot.extension.handoff.StartAdvice");
    }
}
