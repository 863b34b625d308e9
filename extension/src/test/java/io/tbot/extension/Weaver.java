package io.tbot.extension;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.function.Function;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.matcher.ElementMatcher;

/** Weaves one class as a host does, but that a fault of the advice fails the test. */
public final class Weaver implements TypeTransformer {
    private DynamicType.Builder<?> builder;

    private Weaver(DynamicType.Builder<?> original) {
        builder = original;
    }

    /** What the instrumentation makes of a class. */
    public static DynamicType.Unloaded<?> weave(DynamicType.Builder<?> original, TypeInstrumentation instrumentation) {
        Weaver weaver = new Weaver(original);
        instrumentation.transform(weaver);
        return weaver.builder.make();
    }

    @Override
    public void applyAdviceToMethod(
            ElementMatcher<? super MethodDescription> matcher,
            Function<Advice.WithCustomMapping, Advice.WithCustomMapping> mapping,
            String advice) {
        try {
            builder = builder.visit(mapping.apply(Advice.withCustomMapping())
                    .to(Class.forName(advice))
                    .withExceptionHandler(Advice.ExceptionHandler.Default.RETHROWING)
                    .on(matcher));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void applyTransformer(AgentBuilder.Transformer transformer) {
        throw new UnsupportedOperationException();
    }
}
