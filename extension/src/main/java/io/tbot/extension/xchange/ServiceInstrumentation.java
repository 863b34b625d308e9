package io.tbot.extension.xchange;

import static net.bytebuddy.matcher.ElementMatchers.isConstructor;
import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The making of a service, which is when it is told its exchange. */
final class ServiceInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String SERVICE = "org.knowm.xchange.service.BaseExchangeService";

    @Override
    public List<String> exactTypes() {
        return List.of(SERVICE);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(SERVICE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                isConstructor().and(takesArgument(0, named("org.knowm.xchange.Exchange"))),
                "io.tbot.extension.xchange.ServiceMadeAdvice");
    }
}
