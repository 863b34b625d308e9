package io.tbot.extension.jdbc;

import static net.bytebuddy.matcher.ElementMatchers.named;
import static net.bytebuddy.matcher.ElementMatchers.takesArguments;

import io.opentelemetry.javaagent.extension.instrumentation.TypeInstrumentation;
import io.opentelemetry.javaagent.extension.instrumentation.TypeTransformer;
import io.tbot.extension.match.TargetHints;
import java.util.List;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.matcher.ElementMatcher;

/** The wait for a connection of HikariCP. */
final class HikariPoolInstrumentation implements TypeInstrumentation, TargetHints {
    @Override
    public List<String> exactTypes() {
        return List.of("com.zaxxer.hikari.pool.HikariPool");
    }

    @Override
    public List<String> methodNames() {
        return List.of("getConnection");
    }

    @Override
    public ElementMatcher<TypeDescription> typeMatcher() {
        return named("com.zaxxer.hikari.pool.HikariPool");
    }

    @Override
    public void transform(TypeTransformer transformer) {
        transformer.applyAdviceToMethod(
                named("getConnection").and(takesArguments(long.class)), "io.tbot.extension.jdbc.BorrowAdvice");
    }
}
