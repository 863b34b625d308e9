package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.isDeclaredBy;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The queues of the JDK whose every method goes its own way. */
final class TransferQueueInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {
        "java.util.concurrent.LinkedTransferQueue", "java.util.concurrent.SynchronousQueue"
    };

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("put", "offer", "take", "poll");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("put", "transfer").and(takesArguments(1)), "io.tbot.extension.handoff.PutAdvice");
        transformer.applyAdviceToMethod(
                namedOneOf("offer", "tryTransfer", "add").and(isDeclaredBy(namedOneOf(TYPES))),
                "io.tbot.extension.handoff.OfferAdvice");
        transformer.applyAdviceToMethod(namedOneOf("take", "poll"), "io.tbot.extension.handoff.TakeAdvice");
        transformer.applyAdviceToMethod(named("peek"), "io.tbot.extension.handoff.PeekAdvice");
        transformer.applyAdviceToMethod(named("drainTo"), "io.tbot.extension.handoff.DrainAdvice");
    }
}
