package io.tbot.extension.okhttp;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.namedOneOf;
import static net.bytebuddy.matcher.ElementMatchers.takesNoArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/**
 * The one method that every call passes, {@code execute} on the caller's thread and {@code enqueue} on OkHttp's; its
 * name carries the module's since 4.0.
 */
final class CallInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String[] NAMES = {"getResponseWithInterceptorChain", "getResponseWithInterceptorChain$okhttp"};
    private static final String[] TYPES = {"okhttp3.RealCall", "okhttp3.internal.connection.RealCall"};

    @Override
    public List<String> exactTypes() {
        return List.of(TYPES);
    }

    @Override
    public List<String> methodNames() {
        return List.of(NAMES);
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return namedOneOf(TYPES);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named(NAMES[0]).or(named(NAMES[1])).and(takesNoArguments()), "io.tbot.extension.okhttp.CallAdvice");
    }
}
