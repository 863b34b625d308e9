package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.not;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The queues of the JDK, each by the methods that its others end in. */
final class QueueInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String DEQUE = "java.util.concurrent.LinkedBlockingDeque";
    private static final String PRIORITY = "java.util.concurrent.PriorityBlockingQueue";
    private static final String[] TYPES = {
        "java.util.concurrent.ArrayBlockingQueue",
        "java.util.concurrent.LinkedBlockingQueue",
        "java.util.concurrent.PriorityBlockingQueue",
        "java.util.concurrent.ConcurrentLinkedQueue",
        "java.util.concurrent.LinkedBlockingDeque"
    };

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("put", "offer", "take", "poll", "peek", "putFirst");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        // those of a deque end in its methods for either end; a priority queue's in the offer without a time
        ElementMatcher.Junction<MethodDescription> leaf = not(isDeclaredBy(named(DEQUE)));
        ElementMatcher.Junction<MethodDescription> untimed =
                leaf.and(not(isDeclaredBy(named(PRIORITY)))).or(takesArguments(1));
        transformer.applyAdviceToMethod(
                named("put").and(leaf).and(not(isDeclaredBy(named(PRIORITY)))).or(namedOneOf("putFirst", "putLast")),
                "io.tbot.extension.handoff.PutAdvice");
        transformer.applyAdviceToMethod(
                named("offer").and(leaf).and(untimed).or(namedOneOf("offerFirst", "offerLast")),
                "io.tbot.extension.handoff.OfferAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("take", "poll").and(leaf).or(namedOneOf("takeFirst", "takeLast", "pollFirst", "pollLast")),
                "io.tbot.extension.handoff.TakeAdvice");
        transformer.applyAdviceToMethod(
                named("peek").and(leaf).or(namedOneOf("peekFirst", "peekLast")),
                "io.tbot.extension.handoff.PeekAdvice");
        transformer.applyAdviceToMethod(
                named("drainTo").and(takesArguments(2)), "io.tbot.extension.handoff.DrainAdvice");
    }
}
