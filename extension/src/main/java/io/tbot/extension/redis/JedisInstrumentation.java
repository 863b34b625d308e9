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

/** The connection: every command of every kind of client that is waited for. */
final class JedisInstrumentation implements TypeInstrumentation, TargetHints {
    private static final String TYPE = "redis.clients.jedis.Connection";

    @Override
    public List<String> exactTypes() {
        return List.of(TYPE);
    }

    @Override
    public List<String> methodNames() {
        return List.of("executeCommand");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named(TYPE);
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("executeCommand")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("redis.clients.jedis.CommandArguments"))),
                "io.tbot.extension.redis.JedisArgumentsAdvice");
        transformer.applyAdviceToMethod(
                named("executeCommand")
                        .and(takesArguments(1))
                        .and(takesArgument(0, named("redis.clients.jedis.CommandObject"))),
                "io.tbot.extension.redis.JedisObjectAdvice");
    }
}
