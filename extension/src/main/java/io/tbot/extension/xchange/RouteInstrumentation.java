package io.tbot.extension.xchange;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The calls of rescu, whose interfaces say what their paths' variables are. */
final class RouteInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String HANDLER = "si.mazi.rescu.RestInvocationHandler";

    @Override
    public List<String> exactTypes() {
        return List.of(HANDLER);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(HANDLER);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("invokeHttp").and(takesArgument(0, named("si.mazi.rescu.RestInvocation"))),
                "io.tbot.extension.xchange.RouteAdvice");
        transformer.applyAdviceToMethod(
                named("invoke").and(takesArguments(3)), "io.tbot.extension.xchange.RouteEndAdvice");
    }
}
