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

/** The body of an answer, where the bot asks for it in one piece. */
final class BodyInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("okhttp3.ResponseBody");
    }

    @Override
    public List<String> methodNames() {
        return List.of("string", "bytes");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("okhttp3.ResponseBody");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                namedOneOf("string", "bytes").and(takesNoArguments()), "io.tbot.extension.okhttp.BodyAdvice");
    }
}
