package io.tbot.extension.handoff;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** A ring of the Disruptor: what is published. */
final class RingBufferInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] TYPES = {"com.lmax.disruptor.RingBuffer"};

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of("publish", "translateAndPublish");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("publish").and(takesArguments(1)), "io.tbot.extension.handoff.PublishAdvice");
        transformer.applyAdviceToMethod(
                named("publish").and(takesArguments(2)), "io.tbot.extension.handoff.PublishBatchAdvice");
        transformer.applyAdviceToMethod(
                named("translateAndPublish").and(takesArgument(1, long.class)),
                "io.tbot.extension.handoff.TranslateAdvice");
        transformer.applyAdviceToMethod(
                named("translateAndPublishBatch"),
                mapping -> mapping.bind(new FromParameter<>(BatchSize.class, -2))
                        .bind(new FromParameter<>(LastSequence.class, -1)),
                "io.tbot.extension.handoff.TranslateBatchAdvice");
    }
}
