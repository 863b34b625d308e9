package io.tbot.extension.xchange;

import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import java.util.function.Function;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.builder.AgentBuilder;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.dynamic.DynamicType;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.matcher.ElementMatcher;
import org.knowm.xchange.service.trade.TradeService;

/** Weaves a trade service as a host does, but that a fault of the advice fails the test. */
final class WovenDesk implements TypeTransformer {
    private DynamicType.Builder<?> builder;

    private WovenDesk(Class<?> original) {
        builder = new ByteBuddy().redefine(original);
    }

    static TradeService of(Class<? extends TradeService> original) throws Exception {
        WovenDesk weaver = new WovenDesk(original);
        new TradeInstrumentation().transform(weaver);
        Class<?> woven = weaver.builder
                .make()
                .load(original.getClassLoader(), ClassLoadingStrategy.Default.CHILD_FIRST)
                .getLoaded();
        var constructor = woven.getDeclaredConstructor();
        constructor.setAccessible(true);
        return (TradeService) constructor.newInstance();
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
