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

/**
 * The queues between the threads of a stream: one task of its scheduler hands on many elements, each with its own tick.
 */
final class ReactiveQueueInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {
        "reactor.util.concurrent.SpscArrayQueue",
        "reactor.util.concurrent.SpscLinkedArrayQueue",
        "reactor.util.concurrent.MpscLinkedQueue",
        "io.reactivex.rxjava3.internal.queue.SpscArrayQueue",
        "io.reactivex.rxjava3.internal.queue.SpscLinkedArrayQueue",
        "io.reactivex.rxjava3.internal.queue.MpscLinkedQueue",
        "io.reactivex.rxjava3.operators.SpscArrayQueue",
        "io.reactivex.rxjava3.operators.SpscLinkedArrayQueue",
        "io.reactivex.internal.queue.SpscArrayQueue",
        "io.reactivex.internal.queue.SpscLinkedArrayQueue",
        "io.reactivex.internal.queue.MpscLinkedQueue"
    };

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("offer", "poll");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(named("offer").and(takesArguments(1)), "io.tbot.extension.handoff.OfferAdvice");
        transformer.applyAdviceToMethod(named("poll").and(takesNoArguments()), "io.tbot.extension.handoff.TakeAdvice");
        transformer.applyAdviceToMethod(named("peek").and(takesNoArguments()), "io.tbot.extension.handoff.PeekAdvice");
    }
}
