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

/** The idle workers of RxJava's {@code Schedulers.io()}: a pool of objects, not what goes to another thread. */
final class WorkerPoolInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {
        "io.reactivex.internal.schedulers.IoScheduler$CachedWorkerPool",
        "io.reactivex.rxjava3.internal.schedulers.IoScheduler$CachedWorkerPool"
    };
    private static final String HERE = "io.tbot.extension.handoff.";

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("get", "release");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("get").and(takesNoArguments()), HERE + "WorkerPoolAdvice");
        transformer.applyAdviceToMethod(named("release").and(takesArguments(1)), HERE + "WorkerPoolAdvice");
    }
}
