package io.tbot.extension.redis;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArgument;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** Where every connection hands a command to its writer. */
final class LettuceInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TYPE = "io.lettuce.core.RedisChannelHandler";

    @Override
    public List<String> exactTypes() {
        return List.of(TYPE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("dispatch");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TYPE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("dispatch")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("io.lettuce.core.protocol.RedisCommand"))),
                "io.tbot.extension.redis.LettuceAdvice");
    }
}
